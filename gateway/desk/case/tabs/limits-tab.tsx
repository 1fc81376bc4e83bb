import type { ReactNode } from 'react';
import { byAgency } from '../../generated/by-agency.ts';
import { DeadlineLight, daysUntil } from '../../shell/deadline-light.tsx';
import { useTexts } from '../../shell/language.ts';
import { useSession } from '../../shell/session.ts';
import { useWords } from '../../shell/words.ts';
import { today } from '../today.ts';
import { useParts, type PartOf } from '../use-case.ts';
import { ownFirst } from './own-first.ts';
import { PartSections } from './part-section.tsx';
import type { TabProps } from './tab.ts';
import { tabTexts } from './texts.ts';

type Limit = PartOf<(typeof byAgency)['CaseLimits']>['deadlines'][number];

/** How each limit was counted: from when, by which article, over which rest days, and how its end has moved. */
export function LimitsTab({ code, purpose }: TabProps) {
  const { person } = useSession();
  const texts = useTexts(tabTexts);
  const wordOf = useWords();
  const parts = useParts('limits', byAgency.CaseLimits, code, purpose, ownFirst(person.field));
  return (
    <PartSections
      parts={parts}
      has={({ deadlines, limitation }) => deadlines.length > 0 || limitation !== null}
    >
      {({ deadlines, limitation }) => (
        <>
          {limitation && (
            <div className="record">
              <div className="record-head">
                <b>{wordOf('Limitation')}</b>
                <span>{texts.applyBy(limitation.applyBy ?? '—')}</span>
                {limitation.provisional && <span className="note late">{texts.provisional}</span>}
              </div>
              <p className="quiet">
                {texts.startsFrom(limitation.from ?? '—')}
                {limitation.interruptedBy &&
                  ` · ${texts.interrupted(wordOf('LimitationEventKind', limitation.interruptedBy))}`}
              </p>
            </div>
          )}
          {[...deadlines].map((limit) => (
            <Counted key={limit.id} limit={limit} />
          ))}
        </>
      )}
    </PartSections>
  );
}

function Counted({ limit }: { limit: Limit }) {
  const texts = useTexts(tabTexts);
  const wordOf = useWords();
  const { trigger, due, rawEnd, metOn, suspendedOn, provisional } = limit;
  return (
    <article className="record">
      <div className="record-head">
        <b>{trigger}</b>
        {metOn ? (
          <span className={metOn > due ? 'note late' : 'note good'}>{texts.metOn(metOn)}</span>
        ) : (
          <DeadlineLight light={{ due, daysLeft: daysUntil(due, today()), provisional }} />
        )}
        {suspendedOn && <span className="note late">{texts.suspendedOn(suspendedOn)}</span>}
      </div>
      <dl className="facts">
        <Said word={texts.from} text={limit.startsFrom} />
        <Said
          word={texts.length}
          text={limit.calendar === 'ND' ? `${limit.length}（${wordOf('Calendar', 'ND')}）` : limit.length}
        />
        <Said word={texts.lastDay} text={rawEnd && rawEnd !== due ? texts.moved(rawEnd, due) : due} />
        <Said
          word={texts.article}
          text={`${limit.source}${limit.notStatutory ? `（${texts.notStatutory}）` : ''}`}
        />
        <Said word={texts.rule} text={limit.rule} />
        <Said word={texts.notice} text={limit.notice} />
        {limit.onLapse && <Said word={texts.onLapse} text={limit.onLapse} />}
        {limit.alternatives.map((other) => (
          <Said
            key={other.source}
            word={texts.alternative}
            text={`${other.length} → ${other.due}（${other.source}）`}
          />
        ))}
      </dl>
      {limit.history.length > 0 && (
        <ul className="history">
          {limit.history.map(({ kind, on, text, due: end }, at) => (
            <li key={at}>
              {on} {wordOf('DeadlineEvent', kind)} → {end} {text}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

/** From so many letters on a text has a line of its own. */
const longText = 18;

export function Said({ word, text, children }: { word: string; text: string; children?: ReactNode }) {
  return (
    <div className={text.length > longText ? 'long' : ''}>
      <dt>{word}</dt>
      <dd>
        {text} {children}
      </dd>
    </div>
  );
}
