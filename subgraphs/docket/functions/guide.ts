import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import { arrow as arrowOf } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { documentType } from '#kernel/documents/document-type.js';
import type { DocketOrganisation } from '../part/docket-part.type.js';
import type { FunctionGuide, GuideClock, GuideDocument } from './function-guide.type.js';
import { type FunctionRow, functionRows, type Paper } from './function-rows.js';
import { standingOf, type ToldRecord } from './standing.js';

/** The seven functions in a place, for a case whose records stand so; none for a matter that is no case yet. */
export function guideOf(
  ctx: RequestContext,
  division: string,
  records: readonly ToldRecord[] = [],
): FunctionGuide[] {
  return functionRows().map((row) => ({
    function: row.function,
    name: row.name,
    agency: row.agency,
    owners: ownersOf(ctx, row, division),
    basis: row.basis,
    clock: clockOf(ctx, row, division),
    needs: row.needs.map((paper) => documentOf(ctx, paper)),
    issues: row.issues.map((paper) => documentOf(ctx, paper)),
    arrows: row.arrows.map((id) => arrowOf(id)),
    ...standingOf(row, records),
  }));
}

/** The organisations that serve the division: its own, or those of the county, city or province it lies in. */
function ownersOf(
  ctx: RequestContext,
  { agency, roster }: FunctionRow,
  division: string,
): DocketOrganisation[] {
  return ctx.agency.book
    .organisationsOf(agency)
    .filter((each) => division.startsWith(each.division.replace(/(00)+$/, '')))
    .filter((each) => roster === undefined || each.roster.includes(roster))
    .map(({ code, name }) => ({ code, agency, name }));
}

function clockOf(ctx: RequestContext, { clock }: FunctionRow, division: string): GuideClock {
  const { rule, variant, from: startsWith } = clock;
  const from = ctx.today;
  const counted = computeDeadline({ rule, from, division, ...(variant && { variant }) });
  const { trigger, length, calendar, due, provisional, source, notStatutory } = counted;
  const told = { trigger, length, calendar, from, due, provisional, source, notStatutory };
  return { rule, variant: variant ?? null, startsWith, ...told };
}

function documentOf(ctx: RequestContext, paper: Paper): GuideDocument {
  if ('words' in paper) return { type: null, title: paper.words };
  const { id, title } = documentType(paper.type, ctx.today);
  return { type: id, title };
}
