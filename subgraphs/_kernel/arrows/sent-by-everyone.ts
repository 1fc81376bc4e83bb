import { PartyEntity } from '#kernel/party/party.entity.js';
import { needPriorityGround } from '#kernel/priority/priority-ground.js';
import type { PriorityGround } from '#kernel/priority/priority-flag.entity.js';
import { needDeIdentified } from '#kernel/risk-warning/need-de-identified.js';
import type { ArrowsSent, GuardCheck, Stated } from './proposal.js';

/** What goes to everybody names nobody, unless the reason stands in it. */
const nobodyNamed: GuardCheck = async (tx, _ctx, { caseCode, from, stated }) => {
  if (!stated?.warning && !stated?.meeting) return 'TO_STATE';
  if (stated.warning?.identifiedBecause) return 'MET';
  const parties = await tx.findBy(PartyEntity, { caseCode, organisation: from });
  needDeIdentified(textsOf(stated).join('\n'), parties);
  return 'MET';
};

function textsOf({ warning, meeting }: Stated): string[] {
  const told = [warning?.subject, warning?.facts, warning?.employerName];
  const agreed = [meeting?.title, meeting?.agenda, meeting?.minutes, meeting?.task];
  return [...told, ...agreed].flatMap((text) => text ?? []);
}

/** The ground the file bears out; the end of a priority needs none. */
const priorityGround: GuardCheck = async (tx, ctx, { caseCode, from: organisation, stated }) => {
  if (!stated?.priority) return 'TO_STATE';
  const { ground, droppedBecause = null } = stated.priority;
  if (droppedBecause === null)
    await needPriorityGround(tx, ctx, { caseCode, organisation }, ground as PriorityGround);
  return 'MET';
};

/** What every agency that works cases sends (A24–A28), and who answers the guards. */
export const sentByEveryone: ArrowsSent = {
  A24: {},
  A25: {},
  A26: { NO_PERSONAL_DATA: nobodyNamed },
  A27: { NO_PERSONAL_DATA: nobodyNamed },
  A28: { PRIORITY_GROUND: priorityGround },
};
