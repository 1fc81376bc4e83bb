import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { signersNamed } from '#kernel/documents/signers.js';
import { owedMonths, owedWages } from '#kernel/fact-table/facts-in-words.js';
import { Refusal } from '#kernel/refusal.js';
import { mayServe } from '../staff.policy.js';
import { RiskLeadEntity } from './risk-lead.entity.js';

/** Fills the sheet of unpaid wages (欠薪线索单) from the lead; the months are those of the fact table, or taken down as it is drawn up. */
export async function fillArrears(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
  supplements: Readonly<Record<string, string>> = {},
): Promise<FilledDocument> {
  const lead = await load(tx, RiskLeadEntity, id);
  permit(mayServe(ctx.actor, lead));
  if (lead.kind !== 'WAGE_ARREARS') throw new Refusal('BAD_INPUT', '这条线索不是欠薪线索。');
  const { caseCode, organisation, workers, employerName, employerCode, informant } = lead;
  const of = caseCode === null ? null : { caseCode, organisation };
  const months = of && supplements.months === undefined ? await owedMonths(tx, of) : null;
  const amount = lead.amount ?? (of && (await owedWages(tx, of)));
  return {
    ...{ caseCode, organisation },
    fields: {
      persons: `${workers}名劳动者`,
      employer: employerCode ? `${employerName}（统一社会信用代码${employerCode}）` : employerName,
      ...{ months, amount },
    },
    signers: signersNamed('APPLICANT', [informant]),
  };
}
