import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { Refusal } from '#kernel/refusal.js';
import type { ArbitrationCaseEntity } from '../arbitration/arbitration.entity.js';
import { arbitrationNumber, needFreeNumber } from '../arbitration/arbitration-number.js';
import type { ClaimKind } from '../arbitration/claim-item.js';
import { loadArbitration } from '../arbitration/load-arbitration.js';
import { CourtTransferEntity, type CourtTransferKind } from './court-transfer.entity.js';
import { needProperty } from './transfer-guards.js';

export interface NewTransfer {
  arbitrationId: string;
  to: string;
  kind: CourtTransferKind;
  number: string;
  claimKinds: ClaimKind[];
  /** In fen. */
  amount: number;
  awardNumber?: string | null;
  servedOn?: string | null;
  property?: string | null;
}

const letters: Record<CourtTransferKind, { type: string; title: string; materials: string[] }> = {
  ADVANCE_ENFORCEMENT: {
    type: 'ENFORCEMENT_TRANSFER',
    title: '移送执行函',
    materials: ['移送执行函', '先予执行裁决书', '送达回证'],
  },
  PRESERVATION: {
    type: 'PRESERVATION_APPLICATION',
    title: '财产保全申请转交函',
    materials: ['财产保全申请书', '财产线索', '仲裁受理通知书'],
  },
};

/**
 * Passes an advance enforcement, or an application to preserve property, on to the court (先予执行移送、财产保全申请转交, A15). A worker
 * gives no security for either (调仲法 §44).
 */
export function transferToCourt(ctx: RequestContext, input: NewTransfer): Promise<CourtTransferEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, input.arbitrationId);
    const { caseCode, organisation } = arbitration;
    const stated = { transfer: { ...input, claimKinds: [...new Set(input.claimKinds)] } };
    const way = { arrow: 'A15', caseCode, from: organisation, to: input.to };
    await weighArrow(tx, ctx, { ...way, recordId: arbitration.id, stated });
    const content = contentOf(input);
    const number = arbitrationNumber(input.number);
    needFreeNumber(await tx.existsBy(CourtTransferEntity, { organisation, number }), number);
    const { kind } = content;
    const open = { arbitrationId: arbitration.id, kind, state: 'ISSUED' } as const;
    if (await tx.existsBy(CourtTransferEntity, open))
      throw new Refusal('WRONG_STATE', '同类移送正在等待法院答复。');
    const id = randomUUID();
    const referral = await issue(tx, ctx, { ...input, number, id, arbitration, content });
    const transfer: CourtTransferEntity = {
      ...{ id, caseCode, organisation, arbitrationId: arbitration.id, referralId: referral.id },
      ...{ ...content, state: 'ISSUED', number, issuedOn: ctx.today },
      ...{ returnReason: null, answerText: null, rulingNumber: null, answeredOn: null },
    };
    await tx.insert(CourtTransferEntity, transfer);
    record(tx, ctx, 'court-transfer.issue', id, { caseCode, details: { kind } });
    return transfer;
  });
}

type TransferContent = Pick<
  CourtTransferEntity,
  'kind' | 'awardNumber' | 'servedOn' | 'claimKinds' | 'amount' | 'property'
>;

/** What the kind asks for, and nothing of the other. */
function contentOf(input: NewTransfer): TransferContent {
  const { kind, amount } = input;
  const claimKinds = [...new Set(input.claimKinds)];
  if (amount <= 0) throw new Refusal('BAD_INPUT', '请填写金额。');
  const asked = { kind, claimKinds, amount };
  if (kind === 'PRESERVATION')
    return { ...asked, awardNumber: null, servedOn: null, property: needProperty(input.property) };
  const awardNumber = arbitrationNumber(input.awardNumber!);
  return { ...asked, awardNumber, servedOn: input.servedOn!, property: input.property?.trim() || null };
}

function issue(
  tx: EntityManager,
  ctx: RequestContext,
  { to, number, id: recordId, arbitration, content }: NewTransfer & TransferIssue,
) {
  const { caseCode, organisation: from } = arbitration;
  const { type, title, materials } = letters[content.kind];
  return issueReferral(tx, ctx, {
    ...{ arrow: 'A15', from, to, caseCode, recordId, consents: [], materials },
    letter: { type, number, title, signedBy: ctx.actor.name },
    content: { transfer: content },
  });
}

interface TransferIssue {
  id: string;
  arbitration: ArbitrationCaseEntity;
  content: TransferContent;
}
