import type { EntityManager } from 'typeorm';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { deadlineRule } from '#kernel/clock/deadline-rule.js';
import type { RequestContext } from '#kernel/context.js';
import type { DocumentFill, FieldValue } from '#kernel/documents/filled.js';
import { periodText } from '#kernel/documents/period-text.js';
import { signersNamed } from '#kernel/documents/signers.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { recommendationArrow } from './close-recommendation.js';
import { loadLetter } from './draft-letter.js';
import type { LetterKind, SupervisionLetterEntity } from './supervision-letter.entity.js';

/** What the addressee's time is counted by, and from when. */
const limits: Record<LetterKind, { rule: string; from: string }> = {
  REMINDER: { rule: 'SUP-REMINDER', from: '收到本函之日起' },
  OPINION: { rule: 'SUP-OPINION', from: '收到本意见书之日起' },
  RECOMMENDATION: { rule: 'SUP-FEEDBACK', from: '办结之日起' },
};

/** Makes the filling of one kind of supervision letter (一函两书); before the chair has signed it names nobody who signs. */
export function letterDocument(kind: LetterKind): DocumentFill {
  return async (tx, ctx, id) => {
    const letter = await loadLetter(tx, ctx, id);
    if (letter.kind !== kind) throw new Refusal('BAD_INPUT', '所选的监督文书不是这一种。');
    const { caseCode, organisation, number, facts, request, signedBy, signedOn, employerName } = letter;
    const fields: Record<string, FieldValue> = {
      ...{ addressee: employerName, facts, request, law: null },
      replyBy: await replyBy(tx, letter, ctx.today),
    };
    return {
      ...{ caseCode, organisation, number },
      fields:
        kind === 'RECOMMENDATION' ? { ...fields, ...(await recommendationFields(tx, ctx, letter)) } : fields,
      signers: signersNamed('CHAIR', [signedBy], signedOn),
    };
  };
}

async function replyBy(
  tx: EntityManager,
  { caseCode, organisation, kind, signedOn }: SupervisionLetterEntity,
  today: string,
): Promise<string | null> {
  const { division } = await tx.findOneByOrFail(CaseFileEntity, { caseCode, organisation });
  const { rule, from } = limits[kind];
  const period = periodText(deadlineRule(rule, { on: localDate(signedOn ?? today), division }));
  return period && `${from}${period}内`;
}

async function recommendationFields(
  tx: EntityManager,
  ctx: RequestContext,
  { id: recordId, addressee, employerName }: SupervisionLetterEntity,
): Promise<Record<string, FieldValue>> {
  const sent = await tx.findOne(ReferralEntity, {
    where: { recordId, direction: 'OUT', arrow: recommendationArrow },
    order: { sentAt: 'DESC' },
  });
  return {
    addressee: addressee && (ctx.agency.book.find(addressee)?.name ?? null),
    employer: employerName,
    file: sent && sent.issued.materials.join('、'),
  };
}
