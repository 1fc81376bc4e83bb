import { useTexts } from '../shell/language.ts';
import type { FiguresQuery } from '../generated/graphql/graphql.ts';
import type { Lists } from './counted.ts';
import { Definition } from './definition.tsx';
import { Counted } from './number.tsx';
import { figuresTexts, type FiguresTexts } from './texts.ts';

const heads = ['accepted', 'concluded', 'settled', 'resolved'] as const;

/** How a count stands to that of the period before, in a shape and a word. */
export function changeText(
  now: number | null | undefined,
  was: number | null | undefined,
  texts: FiguresTexts,
): string {
  if (was === null || was === undefined) return texts.beforeWas(texts.less);
  const shown = texts.beforeWas(String(was));
  if (now === null || now === undefined) return shown;
  const change = now - was;
  if (change === 0) return `${shown} ${texts.same}`;
  return `${shown} ${change > 0 ? texts.more(String(change)) : texts.fewer(String(-change))}`;
}

/** The four numbers, and what stands beside them. */
export function Heads({ now, before, lists }: FiguresQuery & { lists: Lists }) {
  const texts = useTexts(figuresTexts);
  return (
    <>
      <ul className="heads">
        {heads.map((head) => (
          <li key={head} className="panel" data-head={head}>
            <h2>
              {texts[head]}
              <Definition indicator={now[head].indicator} figures={now} name={texts[head]} />
            </h2>
            <p className="head-count">
              <Counted value={now[head].numerator} cases={lists.measure(head)} name={texts[head]} />{' '}
              {texts.unit}
            </p>
            <p className="quiet">
              {head !== 'accepted' && now[head].value !== null && texts.ofAccepted(String(now[head].value))}
              {head === 'accepted' && <Beside figures={now} lists={lists} />}
            </p>
            <p className="quiet change">{changeText(now[head].numerator, before[head].numerator, texts)}</p>
          </li>
        ))}
      </ul>
      <Others figures={now} lists={lists} />
    </>
  );
}

interface PartProps {
  figures: FiguresQuery['now'];
  lists: Lists;
}

function Beside({ figures, lists }: PartProps) {
  const texts = useTexts(figuresTexts);
  return (
    <>
      {texts.disputes}{' '}
      <Counted value={figures.disputes.value} cases={lists.disputes()} name={texts.disputes} />{' '}
      {texts.disputeUnit} · {texts.workers} {figures.workers.value ?? texts.less} {texts.people}
    </>
  );
}

/** Deadlines passed and referrals that did not go as they should. */
function Others({ figures, lists }: PartProps) {
  const texts = useTexts(figuresTexts);
  const { overdue, returned, unconfirmed } = figures;
  return (
    <p className="others">
      <span>
        {texts.overdue}
        <Definition indicator={overdue.indicator} figures={figures} name={texts.overdue} />
        <Counted value={overdue.numerator} cases={lists.measure('overdue')} name={texts.overdue} />{' '}
        {texts.unit}
        {overdue.value !== null && <small>{texts.ofRunning(String(overdue.value))}</small>}
      </span>
      {(
        [
          ['returned', returned],
          ['unconfirmed', unconfirmed],
        ] as const
      ).map(([name, figure]) => (
        <span key={name}>
          {texts[name]}
          <Definition indicator={figure.indicator} figures={figures} name={texts[name]} />
          <Counted
            value={figure.numerator}
            cases={lists.referrals({ [name]: true }, texts[name])}
            name={texts[name]}
          />{' '}
          {texts.times}
          {figure.value !== null && <small>{texts.ofSent(String(figure.value))}</small>}
        </span>
      ))}
    </p>
  );
}
