import type { EntityManager } from 'typeorm';
import { outcomeCodes } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partiesNamed } from '#kernel/documents/parties-named.js';
import { signersNamed } from '#kernel/documents/signers.js';
import { Refusal } from '#kernel/refusal.js';
import { loadMediation, referralOf } from './load-mediation.js';

/** Fills the note on the end of a mediation without an agreement (调解终止说明): its coded reason, and nothing of what was said. */
export async function fillTermination(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const mediation = await loadMediation(tx, ctx, id);
  if (mediation.outcome === 'AGREED')
    throw new Refusal('BAD_INPUT', '调解已经达成协议，不制作调解终止说明。');
  const { caseCode, organisation, endedOn, mediators, outcome } = mediation;
  const referral = await referralOf(tx, mediation);
  const sender = referral && ctx.agency.book.find(referral.counterpart)?.name;
  return {
    ...{ caseCode, organisation },
    fields: {
      parties: await partiesNamed(tx, mediation),
      outcome: outcomeName(outcome),
      endedOn,
      advice: sender
        ? `由${sender}依法继续处理`
        : '自知道或者应当知道权利被侵害之日起一年内，向劳动人事争议仲裁委员会申请仲裁；法律规定可以直接起诉的，向人民法院提起诉讼',
    },
    signers: signersNamed(
      'MEDIATOR',
      mediators.map(({ name }) => name),
    ),
  };
}

/** Null while the mediation goes on. */
export function outcomeName(code: string | null): string | null {
  return code && (outcomeCodes().find((row) => row.code === code)?.name ?? code);
}
