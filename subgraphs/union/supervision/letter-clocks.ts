import type { EntityManager } from 'typeorm';
import { loadBy } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import type { RecountHandler } from '#kernel/deadline/recounted.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { type LocalDate } from '#kernel/values/local-date.js';
import { type LetterKind, SupervisionLetterEntity } from './supervision-letter.entity.js';

/** The local rule that gives an employer time to answer; the authority's feedback counts from its own closing. */
export const replyRules: Record<LetterKind, string | null> = {
  REMINDER: 'SUP-REMINDER',
  OPINION: 'SUP-OPINION',
  RECOMMENDATION: null,
};
export const objectionRule = 'SUP-OBJECTION';
export const investigationRule = 'SUP-INVESTIGATION';
export const issueRule = 'SUP-ISSUE';

/** The last days that service begins: to answer, and to object to an opinion. */
export async function startAnswerLimits(
  tx: EntityManager,
  ctx: RequestContext,
  letter: SupervisionLetterEntity,
  from: LocalDate,
  division: string,
): Promise<{ replyDue: string | null; objectionDue: string | null }> {
  const { id: recordId, caseCode, organisation, kind } = letter;
  const subject = { caseCode, organisation, recordKind: 'UnionSupervisionLetter', recordId };
  const start = async (rule: string) =>
    (await startDeadline(tx, ctx, { ...subject, rule, from, division })).due;
  const rule = replyRules[kind];
  return {
    replyDue: rule && (await start(rule)),
    objectionDue: kind === 'OPINION' ? await start(objectionRule) : null,
  };
}

/** The calendar has moved the last day to answer or to object. */
export const recountAnswerLimits: RecountHandler = async (tx, _ctx, { recordId: id, rule, due }) => {
  const objects = rule === objectionRule;
  if (!objects && rule !== 'SUP-REMINDER' && rule !== 'SUP-OPINION') return;
  await tx.update(SupervisionLetterEntity, id, objects ? { objectionDue: due } : { replyDue: due });
};

/** The local time for looking into the facts, from the day the matter is taken down (调查期限). */
export async function startInvestigation(
  tx: EntityManager,
  ctx: RequestContext,
  { id: recordId, caseCode, organisation }: SupervisionLetterEntity,
  division: string,
): Promise<void> {
  const subject = { caseCode, organisation, recordKind: 'UnionSupervisionLetter', recordId };
  await startDeadline(tx, ctx, { ...subject, rule: investigationRule, from: ctx.today, division });
}

/** The facts are established: the time to look into them is met, and for an opinion the time to send it out begins, once. */
export async function factsFound(
  tx: EntityManager,
  ctx: RequestContext,
  { id: recordId, caseCode, organisation, kind }: SupervisionLetterEntity,
): Promise<void> {
  await meetDeadline(tx, ctx, recordId, investigationRule);
  if (kind !== 'OPINION' || (await tx.existsBy(DeadlineEntity, { recordId, rule: issueRule }))) return;
  const { division } = await loadBy(tx, CaseFileEntity, { caseCode, organisation });
  const subject = { caseCode, organisation, recordKind: 'UnionSupervisionLetter', recordId };
  await startDeadline(tx, ctx, { ...subject, rule: issueRule, from: ctx.today, division });
}
