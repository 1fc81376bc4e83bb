import { localDateOf } from '#kernel/values/local-date.js';
import type { ReferralLedgerEntity } from '../ledger/referral-ledger.entity.js';
import type { DocketCaseEntity } from './docket-case.entity.js';
import type { DocketIntakeEntity } from './docket-intake.entity.js';
import type { DocketRecordEntity } from './docket-record.entity.js';
import type { DocketTimelineEntity } from './docket-timeline.entity.js';
import { outcomeOf } from './outcome.js';

export type Header = Omit<DocketCaseEntity, 'caseCode' | 'updatedAt'>;

/** Everything the register has been told of a case; the order it came in does not matter. */
export interface Told {
  intakes: DocketIntakeEntity[];
  timeline: DocketTimelineEntity[];
  records: Pick<DocketRecordEntity, 'dueOn'>[];
  referrals: Pick<ReferralLedgerEntity, 'id' | 'state' | 'dueOn' | 'receiver' | 'sentOn'>[];
}

/** The header of a case, drawn from all that was told: the same whatever came first. */
export function headerOf(told: Told): Header {
  const first = firstIntake(told.intakes);
  const steps = inOrder(told.timeline);
  const stage = steps.at(-1);
  const { holder, closedOn } = holdingOf(first, told.timeline);
  return {
    openedOn: first?.openedOn ?? null,
    division: first?.division ?? null,
    cause: first?.cause ?? null,
    causeVersion: first?.causeVersion ?? null,
    title: first?.title ?? null,
    door: first?.door ?? null,
    firstOrganisation: first?.organisation ?? null,
    firstAgency: first?.agency ?? null,
    holderOrganisation: holder?.organisation ?? null,
    holderAgency: holder?.agency ?? null,
    stageKind: stage?.kind ?? null,
    stageState: stage?.state ?? null,
    stageAgency: stage?.agency ?? null,
    stageAt: stage?.at ?? null,
    dueOn: earliestDue(told),
    closedOn,
    workers: first?.workers ?? 0,
    employerCode: first?.employerCode ?? null,
    referredTo: referredTo(told, first),
    ...outcomeOf(steps, first?.openedOn ?? null, closedOn),
  };
}

/** By time; what one organisation told keeps its order also where two times are equal. */
export function inOrder(timeline: readonly DocketTimelineEntity[]): DocketTimelineEntity[] {
  return [...timeline].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || compare(a.organisation, b.organisation) || a.seq - b.seq,
  );
}

/** The steps worth a line: news of a record that is still in the state told before changes only its due date. */
export function stepsOf(timeline: readonly DocketTimelineEntity[]): DocketTimelineEntity[] {
  const told = new Map<string, string>();
  return inOrder(timeline).filter(({ reference, state }) => {
    const isNew = told.get(reference) !== state;
    told.set(reference, state);
    return isNew;
  });
}

function firstIntake(intakes: readonly DocketIntakeEntity[]): DocketIntakeEntity | undefined {
  return [...intakes].sort(
    (a, b) => compare(a.openedOn, b.openedOn) || compare(a.organisation, b.organisation),
  )[0];
}

interface Holding {
  holder: { organisation: string; agency: string } | null;
  closedOn: string | null;
}

/**
 * Who took the matter in hand last and has not done with it holds it; who opened it holds it until it says otherwise.
 * When all have done with it, it is concluded.
 */
function holdingOf(
  first: DocketIntakeEntity | undefined,
  timeline: readonly DocketTimelineEntity[],
): Holding {
  const said = inOrder(timeline).filter((entry) => entry.holding !== null);
  const last = [...new Map(said.map((entry) => [entry.organisation, entry])).values()];
  const holder = inOrder(last.filter((entry) => entry.holding)).at(-1);
  if (holder) return { holder, closedOn: null };
  if (first && !last.some((entry) => entry.organisation === first.organisation))
    return { holder: first, closedOn: null };
  const end = inOrder(last).at(-1);
  return { holder: null, closedOn: first && end ? localDateOf(end.at) : null };
}

const undone = new Set<string>(['DRAFT', 'CONSENT_PENDING', 'RETURNED', 'RECALLED', 'CANCELLED']);

/** To whom the matter first went on from the first door; a referral that came back is none. */
function referredTo({ referrals }: Told, first: DocketIntakeEntity | undefined): string | null {
  const gone = referrals.filter(
    ({ state, receiver }) => !undone.has(state) && receiver !== first?.organisation,
  );
  return gone.sort((a, b) => compare(a.sentOn, b.sentOn) || compare(a.id, b.id))[0]?.receiver ?? null;
}

const waiting = new Set<string>(['SENT', 'RECEIVED', 'ACCEPTED', 'IN_HANDLING', 'EXTENDED']);

function earliestDue({ records, referrals }: Told): string | null {
  const open = referrals.filter((referral) => waiting.has(referral.state));
  const days = [...records, ...open].flatMap(({ dueOn }) => dueOn ?? []);
  return days.sort()[0] ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
