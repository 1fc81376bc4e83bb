import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { mayKeepOffice } from './document.policy.js';
import { type DocumentType, documentTypes } from './document-type.js';
import { DocumentOfficeEntity } from './office-setting.entity.js';

/** In whose name a document is issued: that of the body the law names for its type, where one is set; else the organisation's. */
export async function issuerName(
  tx: EntityManager,
  ctx: RequestContext,
  { office }: Pick<DocumentType, 'office'>,
  organisation: string,
): Promise<string> {
  const own = office && (await tx.findOneBy(DocumentOfficeEntity, { organisation, office }));
  return own ? own.name : ctx.agency.book.organisation(organisation).name;
}

/** Names the body within the own organisation that issues such documents (发文机构): `虚构区劳动人事争议仲裁委员会`. */
export async function setDocumentOffice(ctx: RequestContext, office: string, text: string): Promise<string> {
  permit(mayKeepOffice(ctx.actor, ctx.agency.manifest.name));
  const issued = documentTypes().filter(({ issuers }) => issuers.includes(ctx.agency.manifest.name));
  const known = [...new Set(issued.flatMap((type) => type.office ?? []))];
  if (!known.includes(office))
    throw new Refusal(
      'BAD_INPUT',
      '没有这种发文机构。',
      known.length > 0 ? `可以设置：${known.join('、')}。` : '本单位的文书都以本单位名义制发。',
    );
  const name = text.trim();
  if (!/^\p{Script=Han}{4,40}$/u.test(name))
    throw new Refusal('BAD_INPUT', '发文机构的名称应当是四至四十个汉字。', `例如：虚构区${office}。`);
  return ctx.transaction(async (tx) => {
    const { organisation } = ctx.actor;
    await tx.upsert(DocumentOfficeEntity, { organisation, office, name }, ['organisation', 'office']);
    record(tx, ctx, 'document.office', organisation, { details: { office, name } });
    return name;
  });
}
