import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { lawInForce } from '#kernel/clock/law.js';
import { mayListSeals } from './document.policy.js';
import { type DocumentType, documentTypes } from './document-type.js';
import { DocumentOfficeEntity, DocumentTemplateEntity, DocumentWordEntity } from './office-setting.entity.js';

export interface TypeSetting {
  type: DocumentType;
  officeName: string | null;
  /** The latest word on its template; without content the default is in force again. */
  template: Pick<DocumentTemplateEntity, 'sha256' | 'setAt' | 'setBy'> | null;
}

/** What the organisation has set for the documents it issues or takes down (文书设置). */
export async function documentSettings(
  ctx: RequestContext,
): Promise<{ word: string | null; types: TypeSetting[] }> {
  const { actor, agency, db } = ctx;
  permit(mayListSeals(actor, agency.manifest.name));
  const { organisation } = actor;
  const [word, offices, templates] = await Promise.all([
    db.findOneBy(DocumentWordEntity, { organisation }),
    db.findBy(DocumentOfficeEntity, { organisation }),
    db.find(DocumentTemplateEntity, {
      select: { type: true, sha256: true, setAt: true, setBy: true },
      where: { organisation },
      order: { setAt: 'DESC', id: 'ASC' },
    }),
  ]);
  const own = documentTypes().filter(
    (type) =>
      lawInForce(type, ctx.today) &&
      (type.issuers.includes(agency.manifest.name) || type.issuers.includes('PARTY')),
  );
  const types = own.map((type) => ({
    type,
    officeName: offices.find(({ office }) => office === type.office)?.name ?? null,
    template: templates.find((template) => template.type === type.id) ?? null,
  }));
  return { word: word?.word ?? null, types };
}
