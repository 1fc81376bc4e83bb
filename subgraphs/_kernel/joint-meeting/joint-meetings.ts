import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit, uuidOrNone } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { pageOf, type PageRequest, type WorklistPage } from '#kernel/worklist.js';
import { JointMeetingEntity, MeetingParticipantEntity, MeetingTaskEntity } from './joint-meeting.entity.js';
import { mayListMeetings } from './joint-meeting.policy.js';
import type { MeetingState } from './joint-meeting.state.js';

/** The meetings about many cases, by `<case code> <organisation>`; earliest first. */
export function meetingsOf(ctx: RequestContext): DataLoader<string, JointMeetingEntity[]> {
  return batchMany(
    ctx,
    'joint meetings',
    (keys) =>
      ctx.db.find(JointMeetingEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { plannedFor: 'ASC', id: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function meetingById(ctx: RequestContext): DataLoader<string, JointMeetingEntity | null> {
  return batchOne(
    ctx,
    'joint meeting by id',
    (ids) => ctx.db.findBy(JointMeetingEntity, { id: Any(ids.map(uuidOrNone)) }),
    (row) => row.id,
  );
}

export function participantsOf(ctx: RequestContext): DataLoader<string, MeetingParticipantEntity[]> {
  return batchMany(
    ctx,
    'meeting participants',
    (ids) =>
      ctx.db.find(MeetingParticipantEntity, {
        where: { meetingId: Any([...ids]) },
        order: { organisation: 'ASC' },
      }),
    (row) => row.meetingId,
  );
}

export function tasksOf(ctx: RequestContext): DataLoader<string, MeetingTaskEntity[]> {
  return batchMany(
    ctx,
    'meeting tasks',
    (ids) => ctx.db.find(MeetingTaskEntity, { where: { meetingId: Any([...ids]) }, order: { place: 'ASC' } }),
    (row) => row.meetingId,
  );
}

/** The meetings the own organisation has called, the next first. */
export function listMeetings(
  ctx: RequestContext,
  filter: PageRequest & { states: MeetingState[] | null },
): Promise<WorklistPage<JointMeetingEntity>> {
  permit(mayListMeetings(ctx.actor, ctx.agency.manifest.name));
  const query = ctx.db
    .createQueryBuilder(JointMeetingEntity, 'm')
    .where('m.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy('m.plannedFor', 'ASC')
    .addOrderBy('m.id');
  if (filter.states)
    query.andWhere('m.state in (:...states)', { states: filter.states.length > 0 ? filter.states : [''] });
  return pageOf(query, filter);
}
