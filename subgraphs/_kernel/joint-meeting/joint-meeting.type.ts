import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type {
  JointMeetingEntity,
  MeetingKind,
  MeetingParticipantEntity,
  MeetingTaskEntity,
} from './joint-meeting.entity.js';
import { meetingMachine, type MeetingState } from './joint-meeting.state.js';

export const meetingStates = statesOf(meetingMachine);
export const meetingKinds: { [K in MeetingKind]: K } = {
  JOINT_CONFERENCE: 'JOINT_CONFERENCE',
  CONSULTATION: 'CONSULTATION',
  CASE_COORDINATION: 'CASE_COORDINATION',
};
registerEnumType(meetingStates, {
  name: 'JointMeetingState',
  description:
    'How a joint meeting stands (会议状态): called 召集, held 召开, minuted 纪要, actions tracked 任务跟踪, closed 办结.',
});
registerEnumType(meetingKinds, {
  name: 'JointMeetingKind',
  description: 'Joint conference (联席会议), consultation (会商研判), coordination of one case (个案协调会).',
});

@Directive('@shareable')
@ObjectType({
  description:
    'A meeting of several organisations that the agency has called (联席会议、会商研判、个案协调会).',
})
export class JointMeeting {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => meetingKinds)
  kind!: MeetingKind;
  @DataClass('HEADER')
  @Field(() => meetingStates)
  state!: MeetingState;
  @DataClass('HEADER')
  @Field(() => ID, { nullable: true, description: 'Case code (案件码); null where it is about no case.' })
  caseCode!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description: 'What it is called (会议名称); null where the reader may not see it.',
  })
  title!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'Null where the reader may not see it (议题).' })
  agenda!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Day of the notice (通知日期).' })
  calledOn!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Day it is called for (拟召开日期).' })
  plannedFor!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Place (地点).' })
  place!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until it is held (召开日期).' })
  heldOn!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Number of the minutes (纪要文号); null until then.' })
  minutesNumber!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description: 'The minutes (会议纪要); null until then or where the reader may not see them.',
  })
  minutes!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until there are minutes.' })
  minutedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while tasks are open (办结日期).' })
  closedOn!: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'An organisation asked to a joint meeting (参会单位).' })
export class MeetingParticipant {
  @DataClass('HEADER')
  @Field(() => String, { description: 'Organisation code (单位).' })
  organisation!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it said that it comes (确认参会日期); null until then.',
  })
  confirmedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => Boolean, { nullable: true, description: 'Whether it came (是否到会); null until held.' })
  attended!: boolean | null;
  @DataClass('STAFF')
  @Field(() => String, { nullable: true, description: 'Who spoke for it (代表); null until held.' })
  representative!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description: 'What it said (单位意见); null where it said nothing or the reader may not see it.',
  })
  position!: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A task from a joint meeting (会议任务清单).' })
export class MeetingTask {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Organisation whose task it is (责任单位).' })
  owner!: string;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'Null where the reader may not see it (任务内容).' })
  text!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'By when (完成期限).' })
  due!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until it is done (完成日期).' })
  doneOn!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'What came of it (完成情况); null until done.' })
  result!: string | null;
  @DataClass('HEADER')
  @Field(() => Boolean, { description: 'Not done by its day, or done after it; computed for today (超期).' })
  overdue!: boolean;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'A page of joint meetings (会议列表), the next first.' })
export class JointMeetingPage {
  @Field(() => [JointMeeting]) nodes!: JointMeeting[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

export function presentMeeting(row: JointMeetingEntity): JointMeeting {
  const { id, kind, state, caseCode, title, agenda, calledOn, plannedFor, place, heldOn } = row;
  const { minutesNumber, minutes, minutedOn, closedOn } = row;
  return {
    ...{ id, kind, state, caseCode, title, agenda, calledOn, plannedFor, place, heldOn },
    ...{ minutesNumber, minutes, minutedOn, closedOn },
  };
}

export function presentParticipant(row: MeetingParticipantEntity): MeetingParticipant {
  const { organisation, confirmedOn, attended, representative, position } = row;
  return { organisation, confirmedOn, attended, representative, position };
}

export function presentTask(row: MeetingTaskEntity, today: string): MeetingTask {
  const { id, owner, text, due, doneOn, result } = row;
  return { id, owner, text, due, doneOn, result, overdue: (doneOn ?? today) > due };
}
