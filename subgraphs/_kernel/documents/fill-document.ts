import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import type { DocumentType } from './document-type.js';
import { type FieldTexts, fieldTexts } from './field-text.js';
import type { FilledDocument } from './filled.js';
import { needSigners } from './needed-signatures.js';

/** What a record says for a document, and the fields as they are printed. */
export interface DrawnUp {
  filled: FilledDocument;
  fields: FieldTexts;
  copies: number;
}

/** Draws a document up from its record, by the filling the agency has given for its type. */
export async function drawUp(
  tx: EntityManager,
  ctx: RequestContext,
  type: DocumentType,
  { recordId, supplements }: { recordId: string; supplements: Record<string, string> },
): Promise<DrawnUp> {
  const { documents, title } = ctx.agency.manifest;
  const fill = documents?.[type.id];
  if (!fill) {
    throw new Refusal(
      'BAD_INPUT',
      `${title}系统还不能从办案记录生成《${type.title}》。`,
      '请先用本单位的文书软件制作，再作为附件上传。',
    );
  }
  const filled = await fill(tx, ctx, recordId, supplements);
  const fields = fieldTexts(type, filled.fields, supplements, filled.missing);
  needSigners(type, filled.signers);
  return { filled, fields, copies: await copiesOf(tx, type, filled) };
}

async function copiesOf(
  tx: EntityManager,
  { copies }: DocumentType,
  { caseCode, organisation }: FilledDocument,
): Promise<number> {
  if (copies !== 'PER_RESPONDENT') return copies;
  if (caseCode === null) return 1;
  const respondents = await tx.countBy(PartyEntity, { caseCode, organisation, side: 'RESPONDENT' });
  return Math.max(1, respondents);
}
