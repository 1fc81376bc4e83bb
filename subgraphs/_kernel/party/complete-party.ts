import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import { type Actor, caseRoles, hasRole } from '#kernel/actor.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { PartyEntity } from './party.entity.js';

export interface PartyParticulars {
  partyId: string;
  phone?: string | null;
  address?: string | null;
  legalRepresentative?: string | null;
}

/** Who works cases at the organisation that has the party on file. */
export function mayCompleteParty(actor: Actor, party: Pick<PartyEntity, 'organisation'>): boolean {
  return actor.kind === 'STAFF' && hasRole(actor, ...caseRoles) && actor.organisation === party.organisation;
}

/** Completes or corrects what the own file says of a party (补正当事人信息), so that documents of the case can say it. */
export function completeParty(ctx: RequestContext, input: PartyParticulars): Promise<PartyEntity> {
  return ctx.transaction(async (tx) => {
    const key = { id: uuidOrNone(input.partyId), organisation: ctx.actor.organisation };
    const party = await loadBy(tx, PartyEntity, key);
    permit(mayCompleteParty(ctx.actor, party));
    const { phone, address, legalRepresentative } = input;
    if (party.kind === 'PERSON' && legalRepresentative?.trim())
      throw new Refusal('BAD_INPUT', '自然人没有法定代表人。', '只有用人单位填写法定代表人或者主要负责人。');
    const given = Object.entries({ phone, address, legalRepresentative }).flatMap(([name, text]) =>
      text?.trim() ? [[name, text.trim()] as const] : [],
    );
    if (given.length === 0) throw new Refusal('BAD_INPUT', '请填写要补正的信息。');
    const changes: Partial<PartyEntity> = Object.fromEntries(given);
    await tx.update(PartyEntity, key, changes);
    const { caseCode } = party;
    record(tx, ctx, 'party.complete', party.id, { caseCode, details: { what: Object.keys(changes) } });
    return { ...party, ...changes };
  });
}
