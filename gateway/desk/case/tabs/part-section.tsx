import type { ReactNode } from 'react';
import { moment } from '../../shell/amount.ts';
import { useTexts } from '../../shell/language.ts';
import { shellTexts } from '../../shell/texts.ts';
import { caseTexts } from '../texts.ts';
import type { PartAnswer } from '../use-case.ts';

interface PartSectionsProps<Part> {
  parts: readonly PartAnswer<Part>[];
  /** Whether there is something of this part to show. */
  has(part: Part): boolean;
  children(part: Part, answer: PartAnswer<Part>): ReactNode;
  /** Acts that are there even where nothing is shown yet. */
  always?: ReactNode;
}

/** A tab as each agency fills it: its name, as of when it answered, and what it shows. */
export function PartSections<Part>({ parts, has, children, always }: PartSectionsProps<Part>) {
  const texts = useTexts(caseTexts);
  const { agency: names } = useTexts(shellTexts);
  const shown = parts.filter(({ part, standing }) => standing === 'DOWN' || (part !== null && has(part)));
  const waiting = parts.some(({ standing }) => standing === 'WAITING');
  return (
    <>
      {always}
      {shown.map((answer) => (
        <section key={answer.agency} className="tab-part" aria-label={names[answer.agency]}>
          <h3>
            <span className={`agency ${answer.agency}`}>{names[answer.agency]}</span>
            <span className="fresh quiet">
              {answer.standing === 'DOWN' && `⚠ ${texts.downShort} `}
              {answer.at && texts.asOf(moment(answer.at).slice(11))}
            </span>
          </h3>
          {answer.part !== null && has(answer.part) && children(answer.part, answer)}
        </section>
      ))}
      {shown.length === 0 && <p className="quiet">{waiting ? texts.reading : texts.nothing}</p>}
    </>
  );
}
