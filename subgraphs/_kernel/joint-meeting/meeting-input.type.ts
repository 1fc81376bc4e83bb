import { Field, ID, InputType } from 'type-graphql';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { MeetingKind } from './joint-meeting.entity.js';
import { meetingKinds } from './joint-meeting.type.js';

@InputType({ description: 'The notice of a joint meeting (会议通知).' })
export class CallMeetingInput {
  @Field(() => meetingKinds) kind!: MeetingKind;
  @Field(() => ID, {
    nullable: true,
    description: 'Case code; needed for CASE_COORDINATION, not for JOINT_CONFERENCE.',
  })
  caseCode?: string | null;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'What is to be talked about (议题).' }) agenda!: string;
  @Field(() => LocalDateScalar) plannedFor!: string;
  @Field(() => String, { description: 'Place (地点).' }) place!: string;
  @Field(() => [CreditCodeScalar], {
    description: 'Organisations of the address book that are asked to come (参会单位).',
  })
  participants!: string[];
}

@InputType({ description: 'An organisation that came to a meeting (到会单位).' })
export class MeetingAttendanceInput {
  @Field(() => CreditCodeScalar) organisation!: string;
  @Field(() => String, { description: 'Who spoke for it (代表).' }) representative!: string;
}

@InputType({ description: 'A meeting that has taken place (召开).' })
export class HoldMeetingInput {
  @Field(() => ID) id!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Today where nothing is said.' })
  heldOn?: string | null;
  @Field(() => [MeetingAttendanceInput], { description: 'Who is not named did not come.' })
  attendance!: MeetingAttendanceInput[];
}

@InputType({ description: 'What an organisation said at a meeting (单位意见).' })
export class MeetingPositionInput {
  @Field(() => CreditCodeScalar) organisation!: string;
  @Field(() => String) position!: string;
}

@InputType({ description: 'A task that a meeting gives (任务).' })
export class MeetingTaskInput {
  @Field(() => CreditCodeScalar, { description: 'Organisation whose task it is (责任单位).' }) owner!: string;
  @Field(() => String) text!: string;
  @Field(() => LocalDateScalar, { description: 'By when (完成期限).' }) due!: string;
}

@InputType({ description: 'The minutes of a meeting (会议纪要).' })
export class MinuteMeetingInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Official number (文号).' }) number!: string;
  @Field(() => String) minutes!: string;
  @Field(() => [MeetingPositionInput], { defaultValue: [] }) positions!: MeetingPositionInput[];
  @Field(() => [MeetingTaskInput], { defaultValue: [], description: 'The list of tasks (任务清单).' })
  tasks!: MeetingTaskInput[];
}

@InputType({ description: 'What came of a task (任务完成情况).' })
export class FinishMeetingTaskInput {
  @Field(() => ID) taskId!: string;
  @Field(() => String) result!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Today where nothing is said.' })
  doneOn?: string | null;
}
