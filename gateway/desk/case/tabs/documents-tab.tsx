import { Button } from 'antd';
import { byAgency } from '../../generated/by-agency.ts';
import { moment } from '../../shell/amount.ts';
import { useTexts } from '../../shell/language.ts';
import { useSession } from '../../shell/session.ts';
import { useWords } from '../../shell/words.ts';
import { LetterFiles } from '../../referral/letter-files.tsx';
import { isPartAgency, nameOf } from '../agencies.ts';
import { useParts, type PartOf } from '../use-case.ts';
import { DocumentActs } from './document-acts.tsx';
import { DraftForm } from './draft-form.tsx';
import { Said } from './limits-tab.tsx';
import { sizeText } from './materials-tab.tsx';
import { ownFirst } from './own-first.ts';
import { PartSections } from './part-section.tsx';
import type { TabProps } from './tab.ts';
import { tabTexts } from './texts.ts';

export type DocumentPart = PartOf<(typeof byAgency)['CaseDocuments']>;
export type CaseDocument = DocumentPart['documents'][number];

interface DocumentsTabProps extends TabProps {
  drafting: boolean;
  onDraft(drafting: boolean): void;
}

/** The documents of the case: what is drawn up, signed, sealed, issued and served, with its files. */
export function DocumentsTab({ code, docket, purpose, drafting, onDraft }: DocumentsTabProps) {
  const { person } = useSession();
  const texts = useTexts(tabTexts);
  const parts = useParts('documents', byAgency.CaseDocuments, code, purpose, ownFirst(person.field));
  const own =
    parts.find(({ agency, part }) => agency === person.field && part?.relation === 'OWN')?.part ?? null;
  return (
    <>
      <PartSections
        parts={parts}
        has={({ documents }) => documents.length > 0}
        always={
          own && (
            <div className="tab-actions">
              <Button type="primary" size="small" onClick={() => onDraft(true)}>
                {texts.draftTitle}
              </Button>
            </div>
          )
        }
      >
        {(part, { agency }) =>
          [...part.documents].reverse().map((document) => (
            <OneDocument key={document.id} document={document} agency={nameOf(agency)}>
              {agency === person.field && part.relation === 'OWN' && (
                <DocumentActs code={code} document={document} part={part} />
              )}
            </OneDocument>
          ))
        }
      </PartSections>
      <Letters code={code} purpose={purpose} />
      {drafting && own && <DraftForm code={code} docket={docket} part={own} onClose={() => onDraft(false)} />}
    </>
  );
}

/** The letters by which the case came and went, as the own agency has them. */
function Letters({ code, purpose }: Pick<TabProps, 'code' | 'purpose'>) {
  const { person } = useSession();
  const texts = useTexts(tabTexts);
  const own = isPartAgency(person.field) ? [person.field] : [];
  const parts = useParts('referrals', byAgency.CaseReferrals, code, purpose, own);
  const letters = parts.flatMap(({ part }) => (part?.relation === 'OWN' ? part.referrals : []));
  if (letters.length === 0) return null;
  return (
    <section className="tab-part" aria-label={texts.lettersTitle}>
      <h3>{texts.lettersTitle}</h3>
      {letters.map(({ id, letter, direction, counterpartName, sentAt }) => (
        <div key={id} className="record record-head">
          <b>{letter.title}</b>
          <span>{letter.number}</span>
          <span>
            {direction === 'OUT' ? '→' : '←'} {counterpartName}
          </span>
          <span className="quiet">{moment(sentAt)}</span>
          <LetterFiles agency={person.field} id={id} title={letter.title} />
        </div>
      ))}
    </section>
  );
}

interface OneDocumentProps {
  document: CaseDocument;
  agency: string;
  children: React.ReactNode;
}

function OneDocument({ document, agency, children }: OneDocumentProps) {
  const texts = useTexts(tabTexts);
  const wordOf = useWords();
  const { title, state, number, draftedAt, issuedAt, sealedBy, hash, keyId, served, files, signatures } =
    document;
  return (
    <article className="record">
      <div className="record-head">
        <b>{title}</b>
        <span>{number}</span>
        <span className={state === 'WITHDRAWN' ? 'note late' : 'state'}>
          {wordOf('DocumentState', state)}
        </span>
        <span className="quiet">
          {issuedAt ? `${texts.issuedAt} ${moment(issuedAt)}` : `${texts.draftedAt} ${moment(draftedAt)}`} ·{' '}
          {texts.copies(document.copies)}
        </span>
      </div>
      <div className="tab-actions">
        {files.map(({ id, name, format, bytes }) => (
          <a key={id} href={`/attachments/${agency}/${id}`} download title={name}>
            {format} {sizeText(bytes)}
          </a>
        ))}
        {children}
      </div>
      <dl className="facts">
        {sealedBy && <Said word={texts.sealBy} text={sealedBy} />}
        {signatures.length > 0 && (
          <Said
            word={texts.signatures}
            text={signatures.map(({ role, name }) => `${wordOf('DocumentSigner', role)} ${name}`).join('、')}
          />
        )}
        {served.map(({ recipient, manner, on }) => (
          <Said key={`${recipient} ${on}`} word={texts.servedOn} text={`${on} ${recipient}（${manner}）`} />
        ))}
        {keyId && <Said word={texts.electronicSignature} text={keyId} />}
        {document.withdrawnReason && <Said word={texts.withdrawReason} text={document.withdrawnReason} />}
      </dl>
      {hash && <p className="hash quiet">SHA-256 {hash}</p>}
    </article>
  );
}
