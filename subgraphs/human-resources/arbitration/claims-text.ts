import { cause } from '#kernel/clock/law.js';
import { dateText } from '#kernel/documents/field-text.js';
import { formatYuan } from '#kernel/values/money.js';
import type { ArbitrationCaseEntity } from './arbitration.entity.js';
import type { ClaimItem, ClaimKind } from './claim-item.js';

/** Each kind of claim as a document names it. */
export const claimNames: Record<ClaimKind, string> = {
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

type Claimed = Pick<ArbitrationCaseEntity, 'claimItems' | 'claimKinds'>;

/** What is claimed, in one line: the items where they are entered, the causes of the application until then. */
export function claimsText({ claimItems, claimKinds }: Claimed): string {
  if (claimItems.length === 0) return claimKinds.map((code) => cause(code)?.name ?? code).join('、');
  return numbered(claimItems).join('；');
}

/** The same, each item on a line of its own. */
export function claimLines(claimed: Claimed): string {
  return claimed.claimItems.length === 0 ? claimsText(claimed) : numbered(claimed.claimItems).join('；\n');
}

function numbered(items: readonly ClaimItem[]): string[] {
  return items.map((item, at) => `${at + 1}. ${itemText(item)}`);
}

function itemText({ kind, amount, from, until, text }: ClaimItem): string {
  const months = from && until ? `（${dateText(from)}至${dateText(until)}）` : '';
  const sum = amount === null ? '' : `${formatYuan(amount)}元`;
  return `${(kind === 'OTHER' && text) || claimNames[kind]}${sum}${months}`;
}
