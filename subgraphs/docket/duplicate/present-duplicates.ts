import type DataLoader from 'dataloader';
import { In } from 'typeorm';
import { batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import type { DocketOrganisation } from '../part/docket-part.type.js';
import { DocketCaseEntity } from '../register/docket-case.entity.js';
import type { DocketDuplicateEntity } from './duplicate.entity.js';
import type { DocketDuplicate, DocketDuplicateSide } from './duplicate.type.js';

/** Presents pairs with who took each case in; of a header nothing more is read. */
export async function presentDuplicates(
  ctx: RequestContext,
  rows: readonly DocketDuplicateEntity[],
): Promise<DocketDuplicate[]> {
  const codes = [...new Set(rows.flatMap(({ one, other }) => [one, other]))];
  const [cases, followed] = await Promise.all([headsOf(ctx).loadMany(codes), leadOf(ctx).loadMany(codes)]);
  const known = new Map(cases.flatMap((row) => (found(row) ? [[row.caseCode, row] as const] : [])));
  const leads = new Map(followed.flatMap((row) => (found(row) ? [[row.code, row.lead] as const] : [])));
  return rows.map((row) => {
    const { id, state, monthsStated, proposedAt, decidedAt, reason, decidedOrganisation } = row;
    const first = firstOf(row, known, leads);
    const sides = [row.one, row.other].map((code): DocketDuplicateSide => {
      const organisation = known.get(code)?.firstOrganisation;
      return { code, organisation: organisation ? named(ctx, organisation) : null, first: code === first };
    });
    return {
      ...{ id, state, monthsStated, proposedAt, decidedAt, reason },
      sides: sides.sort((a, b) => Number(b.first) - Number(a.first)),
      decidedBy: decidedOrganisation ? named(ctx, decidedOrganisation) : null,
    };
  });
}

/** The one that leads where they are linked, none where a third does; until then the one opened earlier. */
function firstOf(
  { one, other }: DocketDuplicateEntity,
  known: ReadonlyMap<string, DocketCaseEntity>,
  leads: ReadonlyMap<string, string>,
): string | null {
  if (leads.has(one) && leads.has(other)) return null;
  if (leads.get(other) === one) return one;
  if (leads.get(one) === other) return other;
  const openedOn = (code: string): string => known.get(code)?.openedOn ?? '9999';
  return openedOn(other) < openedOn(one) ? other : one;
}

interface Followed {
  code: string;
  lead: string;
}

/** The case that each of many follows. */
export function leadOf(ctx: RequestContext): DataLoader<string, Followed | null> {
  return batchOne<Followed>(
    ctx,
    'lead cases',
    (codes) =>
      ctx.db.query('select case_code as code, lead from docket_follow where case_code = any($1)', [codes]),
    ({ code }) => code,
  );
}

function headsOf(ctx: RequestContext): DataLoader<string, DocketCaseEntity | null> {
  return batchOne(
    ctx,
    'heads of duplicates',
    (codes) =>
      ctx.db.find(DocketCaseEntity, {
        select: { caseCode: true, openedOn: true, firstOrganisation: true, stageAt: true },
        where: { caseCode: In([...codes]) },
      }),
    ({ caseCode }) => caseCode,
  );
}

function found<Row>(answer: Row | null | Error): answer is Row {
  if (answer instanceof Error) throw answer;
  return answer !== null;
}

function named({ agency: { book } }: RequestContext, code: string): DocketOrganisation {
  const { agency = '', name = code } = book.find(code) ?? {};
  return { code, agency, name };
}
