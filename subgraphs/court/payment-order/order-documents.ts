import type { EntityManager } from 'typeorm';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { dateText } from '#kernel/documents/field-text.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partyText, sideText } from '#kernel/documents/parties-named.js';
import { partiesOfCase } from '#kernel/documents/party-lines.js';
import { partySigners, signersNamed } from '#kernel/documents/signers.js';
import type { PartyEntity } from '#kernel/party/party.entity.js';
import { formatYuan } from '#kernel/values/money.js';
import { loadOrder } from './move-payment-order.js';
import type { PaymentOrderBasis, PaymentOrderEntity } from './payment-order.entity.js';

const bases: Record<PaymentOrderBasis, string> = {
  MEDIATION_AGREEMENT:
    '因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金事项达成调解协议，用人单位在协议约定期限内不履行',
  WAGE_ARREARS: '用人单位拖欠或者未足额支付劳动报酬',
};

/** Fills one creditor's application (支付令申请书): what is due and since when, on what basis and by what it is shown. */
export async function fillOrderApplication(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const order = await loadOrder(tx, ctx, id);
  const { caseCode, organisation, amount, sums, basis, evidence } = order;
  const file = await tx.findOneByOrFail(CaseFileEntity, { caseCode, organisation });
  const { creditor, debtor, applicants } = await sidesOf(tx, order);
  return {
    ...{ caseCode, organisation },
    fields: {
      ...{ creditor, debtor, amount, evidence },
      due: sums.map((sum) => `${formatYuan(sum.amount)}元，${dateText(sum.dueOn)}到期`).join('；'),
      facts: [`${bases[basis]}。`, file.facts].filter(Boolean).join('\n'),
    },
    signers: partySigners('APPLICANT', applicants),
  };
}

/** Fills the order to pay (支付令); before it is issued it names no judge. */
export async function fillPaymentOrder(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const order = await loadOrder(tx, ctx, id);
  const { caseCode, organisation, number, amount, basis, evidence, issuedBy } = order;
  const { creditor, debtor } = await sidesOf(tx, order);
  return {
    ...{ caseCode, organisation, number },
    fields: { creditor, debtor, amount, facts: `${bases[basis]}。证据：${evidence}。` },
    signers: signersNamed('JUDGE', [issuedBy]),
  };
}

/** Fills the debtor's written objection (支付令异议书) from what was received last. */
export async function fillOrderObjection(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const order = await loadOrder(tx, ctx, id);
  const { caseCode, organisation, number, objections } = order;
  const written = objections.filter(({ form }) => form === 'WRITTEN').at(-1);
  const { debtor, debtors } = await sidesOf(tx, order);
  return {
    ...{ caseCode, organisation },
    fields: { debtor, order: number && `${number}支付令`, grounds: written?.text ?? null },
    signers: partySigners('DEBTOR', debtors),
  };
}

async function sidesOf(
  tx: EntityManager,
  order: PaymentOrderEntity,
): Promise<{
  creditor: string | null;
  debtor: string | null;
  applicants: PartyEntity[];
  debtors: PartyEntity[];
}> {
  const parties = await partiesOfCase(tx, order);
  const applicants = parties.filter(({ id }) => id === order.applicantPartyId);
  const debtors = parties.filter(({ side }) => side === 'RESPONDENT');
  const creditor = applicants.map(partyText).join('；') || null;
  return { creditor, debtor: sideText(parties, 'RESPONDENT'), applicants, debtors };
}
