import { RecordActs } from '../../acts/record-acts.tsx';
import {
  CourtRecordsDocument,
  HumanResourcesRecordsDocument,
  JusticeRecordsDocument,
  ProcuratorateRecordsDocument,
  UnionRecordsDocument,
} from '../../generated/graphql/graphql.ts';
import { recordFields } from '../../generated/record-fields.ts';
import { moment, yuan } from '../../shell/amount.ts';
import { useTexts } from '../../shell/language.ts';
import { useSession } from '../../shell/session.ts';
import { useWords } from '../../shell/words.ts';
import { caseTexts } from '../texts.ts';
import { useAskAgain, useParts } from '../use-case.ts';
import { ownFirst } from './own-first.ts';
import { PartSections } from './part-section.tsx';
import { tabTexts } from './texts.ts';
import type { TabProps } from './tab.ts';

const documents = {
  union: UnionRecordsDocument,
  court: CourtRecordsDocument,
  humanResources: HumanResourcesRecordsDocument,
  procuratorate: ProcuratorateRecordsDocument,
  justice: JusticeRecordsDocument,
};

interface AnyRecord extends Record<string, unknown> {
  __typename: string;
  id: string;
  state: string;
}

/** Every record of the case at each agency, with what it says; the own ones with what can be done with them. */
export function RecordsTab({ code, purpose }: TabProps) {
  const { person } = useSession();
  const texts = useTexts(caseTexts);
  const again = useAskAgain(code);
  const parts = useParts('records', documents, code, purpose, ownFirst(person.field));
  return (
    <PartSections
      parts={parts}
      has={(part) => recordsOf(part).length > 0}
      always={<RecordActs caseCode={code} recordType={null} recordId={null} state={null} onDone={again} />}
    >
      {(part, { agency }) => (
        <>
          {recordsOf(part).map((record) => (
            <Record key={record.id} record={record}>
              {agency === person.field && part.relation === 'OWN' && (
                <RecordActs
                  caseCode={code}
                  recordType={record.__typename}
                  recordId={record.id}
                  state={record.state}
                  onDone={again}
                />
              )}
            </Record>
          ))}
          {agency === person.field && <p className="quiet">{texts.own}</p>}
        </>
      )}
    </PartSections>
  );
}

function recordsOf(part: object): AnyRecord[] {
  return Object.values(part).flatMap((value) => (Array.isArray(value) ? (value as AnyRecord[]) : []));
}

function Record({ record, children }: { record: AnyRecord; children: React.ReactNode }) {
  const wordOf = useWords();
  const texts = useTexts(tabTexts);
  const fields = Object.entries(recordFields[record.__typename] ?? {});
  const said = (name: string, type: string): string | null => {
    const value = record[name];
    if (value === null || value === undefined || value === '' || value === false) return null;
    if (Array.isArray(value))
      return value.length > 0 ? value.map((one) => wordOf(type, String(one))).join('、') : null;
    if (value === true) return texts.yes;
    if (type === 'Money') return `${yuan(Number(value))}元`;
    if (type === 'Instant') return moment(String(value));
    const list = { outcome: 'Outcome', arrow: 'Arrow', returnReason: 'ReturnReason' }[name];
    return wordOf(list ?? type, String(value));
  };
  return (
    <article className="record">
      <div className="record-head">
        <b>{wordOf(record.__typename)}</b>
        <span className="state">{wordOf(record.__typename, record.state)}</span>
        {children}
      </div>
      <dl className="facts">
        {fields.map(([name, [word, type]]) => {
          const text = said(name, type);
          return (
            text && (
              <div key={name}>
                <dt>{word}</dt>
                <dd>{text}</dd>
              </div>
            )
          );
        })}
      </dl>
    </article>
  );
}
