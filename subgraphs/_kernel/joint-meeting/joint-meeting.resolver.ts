import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { callMeeting } from './call-meeting.js';
import { closeMeeting, finishMeetingTask } from './finish-task.js';
import { holdMeeting } from './hold-meeting.js';
import type { MeetingState } from './joint-meeting.state.js';
import { JointMeeting, JointMeetingPage, meetingStates, presentMeeting } from './joint-meeting.type.js';
import { listMeetings, meetingsOf } from './joint-meetings.js';
import {
  CallMeetingInput,
  FinishMeetingTaskInput,
  HoldMeetingInput,
  MinuteMeetingInput,
} from './meeting-input.type.js';
import { MeetingFieldsResolver } from './meeting-fields.resolver.js';
import { minuteMeeting, trackMeetingTasks } from './minute-meeting.js';

/** The meetings an agency calls, below its part of a case too, and their doors: `unionCallMeeting`… */
export function jointMeetingResolvers(field: string, Part: Class<CasePart>): Class[] {
  @Resolver(() => Part)
  class MeetingsOfPartResolver {
    @DataClass('HEADER')
    @FieldResolver(() => [JointMeeting], {
      description: 'Meetings about the case that this agency has called (会商), earliest first.',
    })
    async jointMeetings(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<JointMeeting[]> {
      return (await meetingsOf(ctx).load(partKey(part))).map(presentMeeting);
    }
  }

  @Resolver()
  class JointMeetingResolver {
    @Query(() => JointMeetingPage, {
      name: `${field}JointMeetings`,
      description: 'Meetings the own organisation has called (本单位召集的会议), the next first.',
    })
    async jointMeetings(
      @Ctx() ctx: RequestContext,
      @Arg('states', () => [meetingStates], { nullable: true }) states: MeetingState[] | null,
      @Arg('first', () => Int, { defaultValue: 50 }) first: number,
      @Arg('after', () => String, { nullable: true }) after: string | null,
    ): Promise<JointMeetingPage> {
      const filter = { states: states ?? null, first, after: after ?? null };
      const { rows, ...page } = await listMeetings(ctx, filter);
      return { nodes: rows.map(presentMeeting), ...page };
    }

    @Mutation(() => JointMeeting, {
      name: `${field}CallMeeting`,
      description: 'Call a meeting of several organisations (召集会议, A26).',
    })
    async callMeeting(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => CallMeetingInput) input: CallMeetingInput,
    ): Promise<JointMeeting> {
      return presentMeeting(await callMeeting(ctx, input));
    }

    @Mutation(() => JointMeeting, {
      name: `${field}HoldMeeting`,
      description: 'The meeting has taken place (召开).',
    })
    async holdMeeting(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => HoldMeetingInput) input: HoldMeetingInput,
    ): Promise<JointMeeting> {
      return presentMeeting(await holdMeeting(ctx, input));
    }

    @Mutation(() => JointMeeting, {
      name: `${field}MinuteMeeting`,
      description: 'Minutes, positions and tasks of a meeting (会议纪要).',
    })
    async minuteMeeting(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => MinuteMeetingInput) input: MinuteMeetingInput,
    ): Promise<JointMeeting> {
      return presentMeeting(await minuteMeeting(ctx, input));
    }

    @Mutation(() => JointMeeting, {
      name: `${field}TrackMeetingTasks`,
      description: 'The tasks go to their owners and are watched (任务跟踪).',
    })
    async trackMeetingTasks(
      @Ctx() ctx: RequestContext,
      @Arg('id', () => ID) id: string,
    ): Promise<JointMeeting> {
      return presentMeeting(await trackMeetingTasks(ctx, id));
    }

    @Mutation(() => JointMeeting, {
      name: `${field}FinishMeetingTask`,
      description: 'A task is done (任务完成).',
    })
    async finishMeetingTask(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => FinishMeetingTaskInput) input: FinishMeetingTaskInput,
    ): Promise<JointMeeting> {
      return presentMeeting(await finishMeetingTask(ctx, input));
    }

    @Mutation(() => JointMeeting, {
      name: `${field}CloseMeeting`,
      description: 'Close a meeting whose tasks are all done (办结).',
    })
    async closeMeeting(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<JointMeeting> {
      return presentMeeting(await closeMeeting(ctx, id));
    }
  }

  return [MeetingsOfPartResolver, JointMeetingResolver, MeetingFieldsResolver];
}
