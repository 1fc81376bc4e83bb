import type { EntityManager } from 'typeorm';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { CivilCaseEntity } from '../civil-case/civil-case.entity.js';
import { FilingIntakeEntity } from '../filing-intake/filing-intake.entity.js';

/** How the worker's suits on an award stand: one that blocks the annulment, or when the last of them fell away. */
export interface WorkerSuit {
  pending: boolean;
  endedOn: string | null;
}

/** Looks for suits on the award at every court of this deployment: the worker sues at a basic court, not at this one. */
export async function workerSuitOn(tx: EntityManager, awardNumber: string): Promise<WorkerSuit> {
  const ends: (string | null)[] = [];
  for (const intake of await tx.findBy(FilingIntakeEntity, { awardNumber })) {
    if (intake.state === 'NOT_ACCEPTED' || intake.state === 'DIVERTED') continue;
    if (await isWorkers(tx, intake)) ends.push(await endOf(tx, intake));
  }
  const ended = ends.filter((end) => end !== null);
  return { pending: ended.length < ends.length, endedOn: ended.sort().at(-1) ?? null };
}

/** Refuses with SUIT_PENDING while the worker's suit on the award stands (解释一 §21). */
export function needNoSuit({ pending }: WorkerSuit): void {
  if (!pending) return;
  throw new Refusal(
    'SUIT_PENDING',
    '劳动者已就同一仲裁裁决起诉，用人单位的撤销申请不予受理，已受理的裁定驳回（解释（一）第21条）。',
    '劳动者的起诉被驳回或者撤诉的，用人单位自收到裁定之日起30日内可以再申请。',
  );
}

function isWorkers(tx: EntityManager, { organisation, caseCode }: FilingIntakeEntity): Promise<boolean> {
  return tx.existsBy(PartyEntity, { organisation, caseCode, side: 'APPLICANT', kind: 'PERSON' });
}

/** When a suit was dismissed or withdrawn; null while it stands, or was decided on its merits. */
async function endOf(tx: EntityManager, { id }: FilingIntakeEntity): Promise<string | null> {
  const civilCase = await tx.findOneBy(CivilCaseEntity, { intakeId: id });
  if (!civilCase || civilCase.state === 'APPEALED') return null;
  const fellAway = civilCase.conclusion === 'WITHDRAWN' || civilCase.conclusion === 'DISMISSED';
  return fellAway ? (civilCase.finalOn ?? civilCase.concludedOn) : null;
}
