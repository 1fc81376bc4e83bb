import { byAgency } from '../../generated/by-agency.ts';
import { moment } from '../../shell/amount.ts';
import { DeadlineLight, daysUntil } from '../../shell/deadline-light.tsx';
import { useTexts } from '../../shell/language.ts';
import { LetterFiles } from '../../referral/letter-files.tsx';
import { useSession } from '../../shell/session.ts';
import { useWords } from '../../shell/words.ts';
import { isPartAgency } from '../agencies.ts';
import { today } from '../today.ts';
import { useParts } from '../use-case.ts';
import { Said } from './limits-tab.tsx';
import type { TabProps } from './tab.ts';
import { tabTexts } from './texts.ts';

/** Each referral with its course and receipts, as both sides see it; the letter where the own agency has it. */
export function ReferralsTab({ code, docket, purpose }: TabProps) {
  const { person } = useSession();
  const texts = useTexts(tabTexts);
  const wordOf = useWords();
  const own = useParts(
    'referrals',
    byAgency.CaseReferrals,
    code,
    purpose,
    isPartAgency(person.field) ? [person.field] : [],
  );
  const letters = new Map(
    own.flatMap(({ part }) => (part?.referrals ?? []).map((referral) => [referral.id, referral] as const)),
  );
  const referrals = docket?.referrals ?? [];
  if (referrals.length === 0) return <p className="quiet">{texts.noReferrals}</p>;
  return referrals.map((referral) => {
    const letter = letters.get(referral.id);
    return (
      <article key={referral.id} className="record">
        <div className="record-head">
          <b>{referral.arrowName}</b>
          <span>
            {referral.fromName} → {referral.toName}
          </span>
          <span className="state">{wordOf('ReferralState', referral.state)}</span>
          <span className="quiet">{texts.hops(referral.hops)}</span>
          {referral.dueOn && (
            <DeadlineLight light={{ due: referral.dueOn, daysLeft: daysUntil(referral.dueOn, today()) }} />
          )}
        </div>
        <ol className="course">
          {referral.events.map(({ event, at, organisationName }) => (
            <li key={`${event} ${at}`}>
              <b>{wordOf('ReferralCourseEvent', event)}</b> {moment(at)}{' '}
              <span className="quiet">{organisationName}</span>
            </li>
          ))}
        </ol>
        <dl className="facts">
          {referral.returnReasonName && <Said word={texts.returned} text={referral.returnReasonName} />}
          {referral.outcomeName && <Said word={texts.outcome} text={referral.outcomeName} />}
          {letter && (
            <>
              <Said word={texts.letter} text={`${letter.letter.title} ${letter.letter.number ?? ''}`}>
                <LetterFiles agency={person.field} id={letter.id} title={letter.letter.title} />
              </Said>
              <Said word={texts.signer} text={letter.letter.signedBy} />
              <Said word={texts.basis} text={letter.legalBasis} />
              {letter.materials.length > 0 && (
                <Said word={texts.enclosed} text={letter.materials.join('、')} />
              )}
              {letter.nonDeliveredAt && (
                <Said word={texts.nonDelivered} text={moment(letter.nonDeliveredAt)} />
              )}
              {letter.returnText && <Said word={texts.returnText} text={letter.returnText} />}
              {letter.result?.text && <Said word={texts.result} text={letter.result.text} />}
            </>
          )}
        </dl>
      </article>
    );
  });
}
