import { DeadlineLight, daysUntil } from '../shell/deadline-light.tsx';
import { useTexts } from '../shell/language.ts';
import { shellTexts } from '../shell/texts.ts';
import { caseTexts } from './texts.ts';
import type { PartView } from './timeline-lines.ts';
import { today } from './today.ts';
import type { PartAnswer } from './use-case.ts';

/** The limits that run in the case at whatever agency, the earliest first; hover tells the article and the counting. */
export function OpenLimits({ parts }: { parts: readonly PartAnswer<PartView>[] }) {
  const texts = useTexts(caseTexts);
  const { agency: names } = useTexts(shellTexts);
  const limits = parts
    .flatMap(({ agency, part }) => (part?.deadlines ?? []).map((limit) => ({ agency, limit })))
    .filter(({ limit }) => limit.metOn === null)
    .sort((one, other) => one.limit.due.localeCompare(other.limit.due));
  if (limits.length === 0) return null;
  return (
    <section className="case-limits" aria-label={texts.openLimits}>
      <h2>{texts.openLimits}</h2>
      <ul>
        {limits.map(({ agency, limit }) => {
          const { id, trigger, due, provisional, source, length, notice, startsFrom } = limit;
          return (
            <li key={id}>
              <span className={`agency ${agency}`}>{names[agency]}</span>
              <span className="said">{trigger}</span>
              <DeadlineLight
                light={{ due, daysLeft: daysUntil(due, today()), provisional }}
                why={`${startsFrom} + ${length} → ${due}\n${source}\n${notice}`}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
