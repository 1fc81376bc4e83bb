import { todayHere } from '../acts/act-dialog.tsx';
import type { Offer } from '../acts/case-context.ts';
import { receiverSight } from '../generated/acts/law.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { agencyOf } from './agency-of.ts';
import { referralTexts } from './texts.ts';

/** What the law says of a referral before it is sent: its limits, its conditions, and what the other side will see. */
export function OfferFacts({ offer }: { offer: Offer }) {
  const texts = useTexts(referralTexts);
  return (
    <dl className="referral-facts">
      <div>
        <dt>{texts.limit}</dt>
        <dd>
          {offer.answer && <Limit name={texts.answer} clock={offer.answer} />}
          {offer.handling && <Limit name={texts.handling} clock={offer.handling} />}
          {!offer.answer && !offer.handling && '—'}
        </dd>
      </div>
      <div>
        <dt>{texts.conditions}</dt>
        <dd>
          <ul className="guards">
            {offer.guards.map((guard) => (
              <li key={guard.code} className={guard.standing === 'UNMET' ? 'unmet' : ''}>
                <span aria-hidden="true">{signs[guard.standing]}</span> {guard.text}
                <em>{texts[words[guard.standing]]}</em>
                {guard.reason && (
                  <p>
                    {guard.reason}
                    {guard.hint}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </dd>
      </div>
      <Sight offer={offer} />
      <div>
        <dt>{texts.letter}</dt>
        <dd>
          {offer.documentOut}
          {offer.back && (
            <span className="quiet">
              {' '}
              · {texts.back}：{offer.back}
            </span>
          )}
        </dd>
      </div>
    </dl>
  );
}

const signs = { MET: '✔', UNMET: '✘', TO_STATE: '○', WITH_RECEIVER: '○' } as const;
const words = { MET: 'met', UNMET: 'unmet', TO_STATE: 'toState', WITH_RECEIVER: 'withReceiver' } as const;

function Limit({ name, clock }: { name: string; clock: NonNullable<Offer['answer']> }) {
  const texts = useTexts(referralTexts);
  const raw = uncorrected(clock.length, todayHere());
  return (
    <p>
      {name} <b>{clock.length}</b> {texts.due(clock.due)}
      {raw && raw !== clock.due && `（${texts.moved(raw, clock.due)}）`}{' '}
      <span className="quiet">
        {clock.trigger} · {texts.basis}〔{clock.source}〕
      </span>
    </p>
  );
}

/** The last day of a period of natural days as it falls, before a holiday moves it; null for working days. */
export function uncorrected(length: string, today: string): string | null {
  const days = /^(\d+)日$/.exec(length)?.[1];
  if (!days) return null;
  return new Date(Date.parse(today) + Number(days) * 86_400_000).toISOString().slice(0, 10);
}

function Sight({ offer }: { offer: Offer }) {
  const texts = useTexts(referralTexts);
  const { setting } = useSession();
  const agency = offer.receivers[0] && agencyOf(offer.receivers[0].name, setting);
  if (!agency) return null;
  const shown = { CLEAR: `✔`, MASKED: `◐ ${texts.masked}`, HIDDEN: `✘ ${texts.hidden}` } as const;
  return (
    <div>
      <dt>{texts.sight}</dt>
      <dd className="sight">
        {receiverSight.map(({ title, by }) => {
          const sight = by[agency] ?? 'HIDDEN';
          return (
            <span key={title} className={sight.toLowerCase()}>
              {title} {shown[sight]}
            </span>
          );
        })}
      </dd>
    </div>
  );
}
