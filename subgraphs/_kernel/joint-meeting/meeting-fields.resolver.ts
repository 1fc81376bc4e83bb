import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import {
  JointMeeting,
  MeetingParticipant,
  MeetingTask,
  presentParticipant,
  presentTask,
} from './joint-meeting.type.js';
import { participantsOf, tasksOf } from './joint-meetings.js';

/** What hangs below a meeting, alike at every agency. */
@Resolver(() => JointMeeting)
export class MeetingFieldsResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [MeetingParticipant], { description: 'Who was asked to come (参会单位).' })
  async participants(
    @Root() { id }: JointMeeting,
    @Ctx() ctx: RequestContext,
  ): Promise<MeetingParticipant[]> {
    return (await participantsOf(ctx).load(id)).map(presentParticipant);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [MeetingTask], { description: 'The list of tasks (任务清单), as in the minutes.' })
  async tasks(@Root() { id }: JointMeeting, @Ctx() ctx: RequestContext): Promise<MeetingTask[]> {
    return (await tasksOf(ctx).load(id)).map((row) => presentTask(row, ctx.today));
  }
}
