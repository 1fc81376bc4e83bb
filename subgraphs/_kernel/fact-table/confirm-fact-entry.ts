import { permit, loadBy, uuidOrNone } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { confirmedByAll } from './confirmed-by-all.js';
import { FactEntryEntity } from './fact-entry.entity.js';
import { factHistory, standing } from './fact-table.js';
import { mayKeepFacts } from './fact-table.policy.js';

/** Every party has confirmed in writing what one source said (确认为无争议事实); from then on it stays. */
export function confirmFactEntry(
  ctx: RequestContext,
  id: string,
  confirmedBy: readonly string[],
): Promise<FactEntryEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayKeepFacts(ctx.actor, ctx.agency.manifest.name));
    const { organisation } = ctx.actor;
    const entry = await loadBy(tx, FactEntryEntity, { id: uuidOrNone(id), organisation });
    if (entry.confirmedOn !== null) return entry;
    const { caseCode } = entry;
    if (!standing(await factHistory(tx, entry)).some((other) => other.id === entry.id))
      throw new Refusal('WRONG_STATE', '该项已经更正，请确认更正后的内容。');
    const parties = await tx.findBy(PartyEntity, { caseCode, organisation });
    const confirmed = {
      confirmedOn: ctx.today,
      confirmedBy: confirmedByAll(parties, entry.about, confirmedBy),
    };
    await tx.update(FactEntryEntity, { id: entry.id, organisation }, confirmed);
    record(tx, ctx, 'fact.confirm', entry.id, { caseCode, details: { field: entry.field } });
    return { ...entry, ...confirmed };
  });
}
