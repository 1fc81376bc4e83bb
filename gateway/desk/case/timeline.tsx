import { useState } from 'react';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { fieldOf, type AgencyField } from '../shell/session.ts';
import { shellTexts } from '../shell/texts.ts';
import { useWords } from '../shell/words.ts';
import { partAgencies } from './agencies.ts';
import { caseTexts } from './texts.ts';
import './timeline.css';
import { linesOf, type Line, type PartView } from './timeline-lines.ts';
import type { Docket, PartAnswer } from './use-case.ts';

interface TimelineProps {
  docket: Docket | null;
  parts: readonly PartAnswer<PartView>[];
}

/** The five agencies in one line; each says whose word it is, and as of when. */
export function Timeline({ docket, parts }: TimelineProps) {
  const texts = useTexts(caseTexts);
  const { agency: names } = useTexts(shellTexts);
  const wordOf = useWords();
  const [only, setOnly] = useState<AgencyField | null>(null);
  const [newestFirst, setNewestFirst] = useState(false);
  const all = linesOf(docket, parts, texts, wordOf);
  const shown = all.filter(({ agency }) => only === null || agency === only);
  if (newestFirst) shown.reverse();
  const freshness = new Map(parts.map((answer) => [answer.agency as AgencyField, answer]));
  const fresh = (agency: AgencyField) => {
    const answer = freshness.get(agency);
    if (answer?.standing === 'HERE') return texts.asOf(moment(answer.at).slice(11));
    if (answer?.standing === 'DOWN') return texts.asRegistered(lastWord(docket, agency) ?? '');
    return texts.registerOnly;
  };
  return (
    <section className="case-course" aria-label={texts.timeline}>
      <div className="chips" role="group" aria-label={texts.timeline}>
        <Chip
          text={texts.everybody}
          count={all.length}
          pressed={only === null}
          onPress={() => setOnly(null)}
        />
        {partAgencies.map((agency) => (
          <Chip
            key={agency}
            text={names[agency]!}
            count={all.filter((line) => line.agency === agency).length}
            down={freshness.get(agency)?.standing === 'DOWN' ? texts.downShort : null}
            pressed={only === agency}
            onPress={() => setOnly(only === agency ? null : agency)}
          />
        ))}
        <button type="button" className="link-button" onClick={() => setNewestFirst(!newestFirst)}>
          {newestFirst ? texts.oldestFirst : texts.newestFirst}
        </button>
      </div>
      <ol className="days">
        {byDay(shown).map(([day, lines]) => (
          <li key={day}>
            <h3>{day}</h3>
            <ol>
              {lines.map((line) => (
                <li key={line.key} className={`line${line.late ? ' late' : ''}${line.aside ? ' aside' : ''}`}>
                  <span className="time">{line.time === '24:00' ? '' : line.time}</span>
                  <span className={`agency ${line.agency}`}>{names[line.agency]}</span>
                  <span className="said">
                    {line.text}{' '}
                    {line.notes.map(({ text, tone }) => (
                      <span key={text} className={`note ${tone}`}>
                        {text}
                      </span>
                    ))}
                  </span>
                  <span className="fresh">{fresh(line.agency)}</span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The day of the register's last word of an agency. */
export function lastWord(docket: Docket | null, agency: AgencyField): string | null {
  const told = docket?.timeline.filter((entry) => fieldOf(entry.agency) === agency) ?? [];
  const last = told.reduce((latest, { at }) => (at > latest ? at : latest), '');
  return last ? moment(last).slice(0, 10) : null;
}

function byDay(lines: readonly Line[]): [string, Line[]][] {
  const days = new Map<string, Line[]>();
  for (const line of lines) days.set(line.day, [...(days.get(line.day) ?? []), line]);
  return [...days];
}

interface ChipProps {
  text: string;
  count: number;
  down?: string | null;
  pressed: boolean;
  onPress(): void;
}

function Chip({ text, count, down, pressed, onPress }: ChipProps) {
  return (
    <button type="button" className={down ? 'chip down' : 'chip'} aria-pressed={pressed} onClick={onPress}>
      {text} {count > 0 ? count : '—'}
      {down && <span> ⚠{down}</span>}
    </button>
  );
}
