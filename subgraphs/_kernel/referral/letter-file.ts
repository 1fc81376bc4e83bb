import { uuidOrNone } from '#kernel/act.js';
import type { MediaType } from '#kernel/attachment/check/media-type.js';
import { arrow as arrowOf, cause } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { fieldTexts } from '#kernel/documents/field-text.js';
import { fillLayout, type PrintedDocument } from '#kernel/documents/fill-layout.js';
import type { FieldValue } from '#kernel/documents/filled.js';
import { needGlyphs } from '#kernel/documents/pdf/need-glyphs.js';
import { writePdf } from '#kernel/documents/pdf/write-pdf.js';
import { defaultTemplate } from '#kernel/documents/word/default-template.js';
import { fillWord } from '#kernel/documents/word/fill-word.js';
import { notFound, permit } from '#kernel/refusal.js';
import { letterType } from './letter-type.js';
import { ReferralEntity, type ReferralIssuedBody } from './referral.entity.js';
import { mayWorkReferral } from './referral.policy.js';

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const satisfies Record<string, MediaType>;
export type LetterFormat = keyof typeof mediaTypes;

/**
 * The letter of a referral as a file (函件下载), for those who work it at either end: what was sent and signed, in the official
 * layout. It is written when it is asked for; the letter itself never changes. Refuses with NOT_FOUND.
 */
export async function letterFile(
  ctx: RequestContext,
  id: string,
  format: LetterFormat,
): Promise<{ row: { name: string; mediaType: MediaType }; content: Buffer }> {
  const { organisation } = ctx.actor;
  const referral = await ctx.db.findOneBy(ReferralEntity, { id: uuidOrNone(id), organisation });
  if (!referral) throw notFound();
  permit(mayWorkReferral(ctx.actor, referral));
  const printed = printedLetter(ctx, referral);
  await needGlyphs(printed.fields);
  const content =
    format === 'pdf'
      ? await writePdf(fillLayout(printed))
      : await fillWord(await defaultTemplate(printed.type), printed);
  const name = [printed.type.title, printed.number].filter(Boolean).join(' ');
  return { row: { name: `${name}.${format}`, mediaType: mediaTypes[format] }, content };
}

function printedLetter(ctx: RequestContext, referral: ReferralEntity): PrintedDocument {
  const { direction, organisation, counterpart, issued } = referral;
  const [from, to] = direction === 'OUT' ? [organisation, counterpart] : [counterpart, organisation];
  const sender = ctx.agency.book.organisation(from);
  const type = letterType(issued.letter, sender.agency);
  return {
    ...{ type, number: issued.letter.number ?? null, copies: 1, sealedBy: null, signatures: [] },
    ...{ issuer: sender.name, issuedOn: issued.issuedOn },
    fields: fieldTexts(type, fieldsOf(ctx, referral, to), {}),
  };
}

function fieldsOf(
  ctx: RequestContext,
  { issued, sentAt }: ReferralEntity,
  to: string,
): Record<string, FieldValue> {
  const { dispute, letter, legalBasis, materials, answerDue, caseCode, arrow } = issued;
  return {
    addressee: ctx.agency.book.organisation(to).name,
    dispute: cause(dispute.cause)?.name ?? dispute.title,
    ...{ caseCode, way: arrowOf(arrow).name, basis: legalBasis, signedBy: letter.signedBy },
    parties: dispute.parties.map(({ side, name }) => `${sideNames[side] ?? ''}${name}`).join('、') || null,
    claim: dispute.claim ?? null,
    facts: dispute.facts ?? null,
    matter: matterOf(issued),
    answerBy: answerDue ?? null,
    materials: materials.join('、') || null,
    sentAt: new Date(sentAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '),
  };
}

const sideNames: Record<string, string> = { APPLICANT: '申请人', RESPONDENT: '被申请人' };

/** What a letter asks besides the dispute itself; null where it is the dispute that goes. */
function matterOf({ lead, meeting, warning, legalAid }: ReferralIssuedBody): string | null {
  if (lead) return `${lead.group}，${lead.workers}人；${lead.subject}：${lead.facts}`;
  if (meeting) return `${meeting.title}，${meeting.plannedFor}，${meeting.place}；${meeting.agenda}`;
  if (warning) return `${warning.subject}（涉及${warning.workers}人）：${warning.facts}`;
  return legalAid ? legalAid.matter : null;
}
