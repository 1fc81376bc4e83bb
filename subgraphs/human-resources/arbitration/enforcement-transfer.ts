import type { EntityManager } from 'typeorm';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { dateText } from '#kernel/documents/field-text.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partiesNamed } from '#kernel/documents/parties-named.js';
import { Refusal } from '#kernel/refusal.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { formatYuan } from '#kernel/values/money.js';
import { mayArbitrate } from './arbitration.policy.js';
import type { ClaimKind } from './claim-item.js';
import { claimNames } from './claims-text.js';

/** What is transferred, as the referral tells the court. */
interface Transferred {
  kind?: string;
  awardNumber?: string | null;
  servedOn?: string | null;
  claimKinds?: string[];
  /** In fen. */
  amount?: number;
}

/** Fills the letter that passes an award in advance on for enforcement (移送执行函) from the referral that carries it (A15). */
export async function fillEnforcementTransfer(
  tx: EntityManager,
  ctx: RequestContext,
  referralId: string,
): Promise<FilledDocument> {
  const key = { id: uuidOrNone(referralId), direction: 'OUT', arrow: 'A15' } as const;
  const referral = await loadBy(tx, ReferralEntity, key);
  permit(mayArbitrate(ctx.actor, referral));
  const { caseCode, organisation, counterpart, issued } = referral;
  const transfer = (issued as { transfer?: Transferred }).transfer ?? {};
  if (transfer.kind === 'PRESERVATION') throw new Refusal('BAD_INPUT', '转交财产保全申请不用移送执行函。');
  const { servedOn } = transfer;
  return {
    ...{ caseCode, organisation, number: issued.letter.number ?? null, signers: [] },
    fields: {
      addressee: ctx.agency.book.find(counterpart)?.name ?? null,
      parties: await partiesNamed(tx, referral),
      award: awardText(transfer),
      proofOfService: servedOn ? `裁决书已于${dateText(servedOn)}送达用人单位。` : null,
    },
  };
}

function awardText({ awardNumber, claimKinds = [], amount }: Transferred): string | null {
  if (!awardNumber || amount === undefined) return null;
  const names = claimKinds.map((kind) => claimNames[kind as ClaimKind] ?? kind).join('、');
  return `${awardNumber}，先予执行的事项：${names}，金额${formatYuan(amount)}元。`;
}
