import { RecordActs } from '../acts/record-acts.tsx';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { useWords } from '../shell/words.ts';
import { caseTexts } from './texts.ts';
import type { Docket } from './use-case.ts';

interface OwnRecord {
  type: string;
  id: string;
  state: string;
}

/** The own agency's records of the case as they stand now, the latest first, by the register's last word of each. */
export function ownRecords(docket: Docket, agency: string): OwnRecord[] {
  const last = new Map<string, OwnRecord>();
  for (const { reference, agency: teller, kind, state } of docket.timeline) {
    if (teller !== agency) continue;
    last.delete(reference);
    last.set(reference, { type: kind, id: reference.slice(reference.indexOf(':') + 1), state });
  }
  return [...last.values()].reverse();
}

/** What the own agency can do next: with each of its records, and with the case as a whole. */
export function NextSteps({ code, docket, onDone }: { code: string; docket: Docket; onDone(): void }) {
  const { person } = useSession();
  const texts = useTexts(caseTexts);
  const wordOf = useWords();
  const records = ownRecords(docket, person.agency);
  if (records.length === 0) return null;
  return (
    <section className="case-next" aria-label={texts.nextSteps}>
      <h2>{texts.nextSteps}</h2>
      <ul>
        {records.map(({ type, id, state }) => (
          <li key={id}>
            <span>
              {wordOf(type)} <b>{wordOf(type, state)}</b>
            </span>
            <RecordActs caseCode={code} recordType={type} recordId={id} state={state} onDone={onDone} />
          </li>
        ))}
      </ul>
      <RecordActs caseCode={code} recordType={null} recordId={null} state={null} onDone={onDone} />
    </section>
  );
}
