import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { callMeeting } from './call-meeting.js';
import { closeMeeting, finishMeetingTask } from './finish-task.js';
import { holdMeeting } from './hold-meeting.js';
import type { MeetingState } from './joint-meeting.state.js';
import {
  JointMeeting,
  JointMeetingPage,
  MeetingParticipant,
  meetingStates,
  MeetingTask,
  presentMeeting,
  presentParticipant,
  presentTask,
} from './joint-meeting.type.js';
import { listMeetings, participantsOf, tasksOf } from './joint-meetings.js';
import {
  CallMeetingInput,
  FinishMeetingTaskInput,
  HoldMeetingInput,
  MinuteMeetingInput,
} from './meeting-input.type.js';
import { minuteMeeting, trackMeetingTasks } from './minute-meeting.js';

@Resolver(() => JointMeeting)
export class JointMeetingResolver {
  @Query(() => JointMeetingPage, {
    description: 'Meetings the own organisation has called (本单位召集的会议), the next first.',
  })
  async unionJointMeetings(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [meetingStates], { nullable: true }) states: MeetingState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<JointMeetingPage> {
    const filter = { states: states ?? null, first, after: after ?? null };
    const { rows, ...page } = await listMeetings(ctx, filter);
    return { nodes: rows.map(presentMeeting), ...page };
  }

  @Mutation(() => JointMeeting, { description: 'Call a meeting of several organisations (召集会议, A26).' })
  async unionCallMeeting(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CallMeetingInput) input: CallMeetingInput,
  ): Promise<JointMeeting> {
    return presentMeeting(await callMeeting(ctx, input));
  }

  @Mutation(() => JointMeeting, { description: 'The meeting has taken place (召开).' })
  async unionHoldMeeting(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => HoldMeetingInput) input: HoldMeetingInput,
  ): Promise<JointMeeting> {
    return presentMeeting(await holdMeeting(ctx, input));
  }

  @Mutation(() => JointMeeting, { description: 'Minutes, positions and tasks of a meeting (会议纪要).' })
  async unionMinuteMeeting(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => MinuteMeetingInput) input: MinuteMeetingInput,
  ): Promise<JointMeeting> {
    return presentMeeting(await minuteMeeting(ctx, input));
  }

  @Mutation(() => JointMeeting, { description: 'The tasks go to their owners and are watched (任务跟踪).' })
  async unionTrackMeetingTasks(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<JointMeeting> {
    return presentMeeting(await trackMeetingTasks(ctx, id));
  }

  @Mutation(() => JointMeeting, { description: 'A task is done (任务完成).' })
  async unionFinishMeetingTask(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => FinishMeetingTaskInput) input: FinishMeetingTaskInput,
  ): Promise<JointMeeting> {
    return presentMeeting(await finishMeetingTask(ctx, input));
  }

  @Mutation(() => JointMeeting, { description: 'Close a meeting whose tasks are all done (办结).' })
  async unionCloseMeeting(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<JointMeeting> {
    return presentMeeting(await closeMeeting(ctx, id));
  }

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
