import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { cause } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { sideNamed } from '#kernel/documents/parties-named.js';
import { formatYuan } from '#kernel/values/money.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { mayArbitrate } from './arbitration.policy.js';
import type { ClaimItem, ClaimKind } from './claim-item.js';

const claimNames: Record<ClaimKind, string> = {
  WAGES: '支付劳动报酬',
  OVERTIME: '支付加班工资',
  DOUBLE_PAY: '支付未签订书面劳动合同的二倍工资差额',
  ECONOMIC_COMPENSATION: '支付经济补偿',
  DAMAGES: '支付赔偿金',
  INJURY_MEDICAL: '支付工伤医疗费',
  WORKING_TIME: '工作时间争议',
  REST_LEAVE: '休息休假争议',
  SOCIAL_INSURANCE: '社会保险争议',
  LABOUR_RELATION: '确认劳动关系',
  OTHER: '其他请求',
};

/** Fills the notice of acceptance (受理通知书) from the arbitration; before acceptance it has neither number nor day. */
export async function fillAcceptanceNotice(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const arbitration = await load(tx, ArbitrationCaseEntity, id);
  permit(mayArbitrate(ctx.actor, arbitration));
  const { caseCode, organisation, number, acceptedOn, filedOn } = arbitration;
  const award = await tx.findOne(DeadlineEntity, {
    where: { recordId: id, rule: 'ARB-8' },
    order: { startsFrom: 'DESC' },
  });
  return {
    ...{ caseCode, organisation, number, signers: [] },
    fields: {
      applicant: await sideNamed(tx, arbitration, 'APPLICANT'),
      respondent: await sideNamed(tx, arbitration, 'RESPONDENT'),
      claims: claimsOf(arbitration),
      ...{ filedOn, acceptedOn, decideBy: award?.due ?? null },
    },
  };
}

/** The items of the claim where they are entered, the causes of the application until then. */
function claimsOf({ claimItems, claimKinds }: ArbitrationCaseEntity): string {
  if (claimItems.length === 0) return claimKinds.map((code) => cause(code)?.name ?? code).join('、');
  return claimItems.map((item, at) => `${at + 1}. ${itemText(item)}`).join('；');
}

function itemText({ kind, amount, from, until, text }: ClaimItem): string {
  const months = from && until ? `（${from}至${until}）` : '';
  const sum = amount === null ? '' : `${formatYuan(amount)}元`;
  return `${(kind === 'OTHER' && text) || claimNames[kind]}${sum}${months}`;
}
