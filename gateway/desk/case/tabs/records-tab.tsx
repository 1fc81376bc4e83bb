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
import { useLanguage, useTexts } from '../../shell/language.ts';
import { useSession } from '../../shell/session.ts';
import { apart, useWords } from '../../shell/words.ts';
import { caseTexts } from '../texts.ts';
import { useAskAgain, useParts } from '../use-case.ts';
import { Said } from './limits-tab.tsx';
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

type Value = string | number | boolean | null | undefined | readonly (string | number)[];

interface AnyRecord extends Record<string, Value> {
  __typename: string;
  id: string;
  state: string;
}

/** Every record of the case at each agency, with what it says; the own ones with what can be done with them. */
export function RecordsTab({ code, docket, purpose }: TabProps) {
  const { person } = useSession();
  const again = useAskAgain(code);
  const organisations = organisationsOf(docket);
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
            <Record key={record.id} record={record} organisations={organisations}>
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
        </>
      )}
    </PartSections>
  );
}

function recordsOf(part: object): AnyRecord[] {
  return Object.values(part).flatMap((value) => (Array.isArray(value) ? (value as AnyRecord[]) : []));
}

/** Names of the organisations that take part in the case, by code. */
function organisationsOf(docket: TabProps['docket']): Map<string, string> {
  const { holder, referrals = [] } = docket ?? {};
  return new Map([
    ...(holder ? [[holder.code, holder.name] as const] : []),
    ...referrals.flatMap(({ from, fromName, to, toName }) => [
      [from, fromName] as const,
      [to, toName] as const,
    ]),
  ]);
}

interface RecordProps {
  record: AnyRecord;
  organisations: ReadonlyMap<string, string>;
  children: React.ReactNode;
}

function Record({ record, organisations, children }: RecordProps) {
  const wordOf = useWords();
  const texts = useTexts(tabTexts);
  const language = useLanguage();
  const { yuan: sum } = useTexts(caseTexts);
  const fields = Object.entries(recordFields[record.__typename] ?? {});
  const plain = (type: string, code: string) => organisations.get(code) ?? wordOf(type, code);
  const said = (name: string, type: string): string | null => {
    const value = record[name];
    if (value === null || value === undefined || value === '' || value === false) return null;
    if (typeof value === 'object')
      return value.length > 0 ? value.map((one) => plain(type, String(one))).join('、') : null;
    if (value === true) return texts.yes;
    if (type === 'Money') return sum(yuan(Number(value)));
    if (type === 'Instant') return moment(String(value));
    return plain(type, String(value));
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
          return text && <Said key={name} word={language === 'zh' ? word : apart(name)} text={text} />;
        })}
      </dl>
    </article>
  );
}
