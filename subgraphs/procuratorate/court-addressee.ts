import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';

/** The court a document goes to: one of the linkage by its code, or another one by its name. */
export interface CourtAddressee {
  courtCode?: string | null;
  courtName?: string | null;
}

/** Refuses with BAD_INPUT where no court is named, or two. */
export function courtOf(
  ctx: RequestContext,
  { courtCode, courtName }: CourtAddressee,
): { courtCode: string | null; courtName: string } {
  const name = courtName?.trim() ?? '';
  if (Boolean(courtCode) === (name !== ''))
    throw new Refusal('BAD_INPUT', '请选择联动法院，或者填写其他法院的名称，二者填一项。');
  return courtCode
    ? { courtCode, courtName: ctx.agency.book.organisation(courtCode).name }
    : { courtCode: null, courtName: name };
}
