import { randomUUID } from 'node:crypto';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { Refusal } from '#kernel/refusal.js';
import { BarredMediatorEntity } from '../neutrality/barred-mediator.entity.js';
import { needNeutral } from '../neutrality/need-neutral.js';
import { CaseParticipantEntity, type ParticipantRole } from './case-participant.entity.js';
import { loadCivilCase } from './move-civil-case.js';

export interface Appointment {
  civilCaseId: string;
  name: string;
  idNumber: string;
  role: ParticipantRole;
}

/** Gives a person a part in the trial. Refuses with CONFLICT_OF_INTEREST whoever mediated the case. */
export function appointParticipant(
  ctx: RequestContext,
  { civilCaseId, name, idNumber, role }: Appointment,
): Promise<CaseParticipantEntity> {
  return ctx.transaction(async (tx) => {
    const { organisation, caseCode } = await loadCivilCase(tx, ctx, civilCaseId);
    const personKey = matchingKey(ctx.agency.keyring, 'PERSON', idNumber);
    needNeutral(personKey, await tx.findBy(BarredMediatorEntity, { organisation, caseCode }));
    if (await tx.existsBy(CaseParticipantEntity, { civilCaseId, role, matchingKey: personKey })) {
      throw new Refusal('BAD_INPUT', '此人已经以该身份参加本案。');
    }
    const row: CaseParticipantEntity = {
      ...{ id: randomUUID(), organisation, caseCode, civilCaseId, role, name, idNumber },
      ...{ matchingKey: personKey, appointedOn: ctx.today },
    };
    await tx.insert(CaseParticipantEntity, row);
    record(tx, ctx, 'civil-case.appoint', civilCaseId, { caseCode, details: { role } });
    return row;
  });
}
