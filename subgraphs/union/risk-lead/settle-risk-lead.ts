import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { needText } from '../need-text.js';
import { mayServe } from '../staff.policy.js';
import { tellRiskLead } from './report-risk-lead.js';
import { RiskLeadEntity } from './risk-lead.entity.js';
import { type RiskLeadAct, riskLeadMachine } from './risk-lead.state.js';
import type { EscalateRiskLeadInput } from './risk-lead.type.js';

/** A supervisor alone may look and put right; what goes to an authority has been seen by two (工会劳动法律监督). */
const supervisorsNeeded = 2;

/** Supervisors look into a lead (核实); others may join them. */
export function verifyRiskLead(
  ctx: RequestContext,
  id: string,
  verifiers: string[],
): Promise<RiskLeadEntity> {
  return act(ctx, id, 'verify', (lead) => {
    const named = verifiers.map((name) => needText(name, '请填写核实人。'));
    if (named.length === 0) throw new Refusal('BAD_INPUT', '请填写核实人。');
    lead.verifiers = [...new Set([...lead.verifiers, ...named])];
    lead.verifyingOn ??= ctx.today;
  });
}

/** Put right on the spot (就地化解). */
export function resolveRiskLead(ctx: RequestContext, id: string, text: string): Promise<RiskLeadEntity> {
  return act(ctx, id, 'resolve', (lead) => {
    lead.findings = needText(text, '请填写核实情况和化解结果。');
    lead.settledOn = ctx.today;
  });
}

/** Handed to the platform for wage arrears with its history (上欠薪平台). */
export function escalateRiskLead(ctx: RequestContext, input: EscalateRiskLeadInput): Promise<RiskLeadEntity> {
  return act(ctx, input.id, 'escalate', (lead) => {
    if (lead.verifiers.length < supervisorsNeeded)
      throw new Refusal('BAD_INPUT', '上报的线索应当由两名以上监督员核实。', '请补充核实人后再上报。');
    lead.findings = needText(input.findings, '请填写核实情况。');
    lead.platformNumber = needText(input.platformNumber, '请填写欠薪平台的编号。');
    lead.settledOn = ctx.today;
  });
}

/** What came of it is known (办结). */
export function closeRiskLead(ctx: RequestContext, id: string, text: string): Promise<RiskLeadEntity> {
  return act(ctx, id, 'close', (lead) => {
    lead.endText = needText(text, '请填写办结说明。');
    lead.closedOn = ctx.today;
  });
}

function act(
  ctx: RequestContext,
  id: string,
  name: RiskLeadAct,
  change: (lead: RiskLeadEntity) => void,
): Promise<RiskLeadEntity> {
  return ctx.transaction(async (tx) => {
    const lead = await load(tx, RiskLeadEntity, id);
    permit(mayServe(ctx.actor, lead));
    lead.state = move(riskLeadMachine, lead.state, name);
    change(lead);
    await tx.save(RiskLeadEntity, lead);
    record(tx, ctx, `risk-lead.${name}`, id, { caseCode: lead.caseCode });
    tellRiskLead(tx, ctx, lead);
    return lead;
  });
}
