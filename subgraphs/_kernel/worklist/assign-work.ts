import { In, type EntityManager } from 'typeorm';
import { uuidOrNone } from '#kernel/act.js';
import { type Actor, caseRoles, hasRole } from '#kernel/actor.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { permit, Refusal } from '#kernel/refusal.js';
import { colleaguesOf } from '#kernel/staff/colleagues.js';
import { WorkAssignmentEntity } from './work-assignment.entity.js';

export interface AssignedWork {
  subject: string;
  /** Null where it is done; else why not, for the clerk. */
  refusal: string | null;
}

const mostAtOnce = 200;

/** Who works cases or leads at an organisation hands its work to a colleague. */
export function mayAssign(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && actor.agency === agency && hasRole(actor, ...caseRoles, 'LEADER');
}

/** Makes a colleague the one who works these cases (指派承办人). What is not the organisation's is refused by itself; the others are done. */
export function assignWork(
  ctx: RequestContext,
  { subjects, staffId }: { subjects: readonly string[]; staffId: string },
): Promise<AssignedWork[]> {
  return ctx.transaction(async (tx) => {
    const { actor } = ctx;
    const asked = [...new Set(subjects)];
    permit(mayAssign(actor, ctx.agency.manifest.name));
    if (asked.length > mostAtOnce)
      throw new Refusal('BAD_INPUT', `一次最多指派${mostAtOnce}件。`, '请分批指派。');
    const colleagues = await colleaguesOf(tx, actor.organisation, ctx.now);
    const colleague = colleagues.find(({ id }) => id === staffId);
    if (!colleague)
      throw new Refusal('NOT_FOUND', '没有找到这位同事。', '承办人须是本单位登录过的办案人员。');
    const known = await knownHere(tx, ctx, asked);
    const found = asked.filter((subject) => known.has(subject));
    if (found.length > 0)
      await tx.upsert(
        WorkAssignmentEntity,
        found.map((subject) => ({
          ...{ organisation: actor.organisation, subject, staffId, staffName: colleague.name },
          ...{ assignedAt: ctx.now, assignedBy: actor.id },
        })),
        ['organisation', 'subject'],
      );
    for (const subject of found) {
      const caseCode = known.get(subject) ?? null;
      record(tx, ctx, 'work.assign', subject, { caseCode, details: { staffId } });
    }
    return asked.map((subject) => ({ subject, refusal: known.has(subject) ? null : '没有找到这件事项。' }));
  });
}

/** The subjects that are the organisation's own, each with its case. */
async function knownHere(
  tx: EntityManager,
  { actor: { organisation } }: RequestContext,
  subjects: readonly string[],
): Promise<Map<string, string | null>> {
  const [cases, limits] = await Promise.all([
    tx.findBy(CaseFileEntity, { organisation, caseCode: In([...subjects]) }),
    tx.findBy(DeadlineEntity, { organisation, recordId: In(subjects.map(uuidOrNone)) }),
  ]);
  return new Map<string, string | null>([
    ...limits.map(({ recordId, caseCode }) => [recordId, caseCode] as const),
    ...cases.map(({ caseCode }) => [caseCode, caseCode] as const),
  ]);
}
