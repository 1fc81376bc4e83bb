import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import type { Organisation } from '#kernel/exchange/address-book.js';

const mediationTags = ['mediation', 'people-mediation'];

/** A lawfully set up mediation organisation, as the address book's roster shows it (特邀调解组织名册). */
export function isMediationOrganisation(organisation: Pick<Organisation, 'roster'> | null): boolean {
  return organisation?.roster.some((tag) => mediationTags.includes(tag)) ?? false;
}

export function needInvitedMediator(ctx: RequestContext, code: string): void {
  if (isMediationOrganisation(ctx.agency.book.organisation(code))) return;
  throw new Refusal('BAD_INPUT', '该单位不在特邀调解组织名册内。', '请从名册中选择调解组织。');
}
