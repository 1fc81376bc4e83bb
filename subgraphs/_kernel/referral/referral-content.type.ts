import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type { ReferralEntity } from './referral.entity.js';

@Directive('@shareable')
@ObjectType({ description: 'A ticket of a hotline, or a petition, that was passed on (转办工单).' })
export class ReferralTicket {
  @DataClass('HEADER')
  @Field(() => String, { description: 'HOTLINE_12351, HOTLINE_12345, PETITION (来源渠道).' })
  channel!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Number of the ticket (工单号).' })
  number!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it came in (收到日期).' })
  receivedOn!: string;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'Null where the reader may not see it (反映事项).' })
  matter!: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A warning of a risk (风险预警).' })
export class ReferralRiskWarning {
  @DataClass('HEADER')
  @Field(() => String, { description: 'NOTICE 提示, WARNING 预警, URGENT 紧急.' })
  level!: string;
  @DataClass('HEADER')
  @Field(() => Int, { description: 'Workers concerned (涉及人数).' })
  workers!: number;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'Null where the reader may not see it (预警事项).' })
  subject!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'Null where the reader may not see it (情况).' })
  facts!: string | null;
  @DataClass('EMPLOYER')
  @Field(() => String, { nullable: true, description: 'Name of the employer (用人单位).' })
  employerName!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description: 'Why persons are named all the same (提供个人信息的理由); null where none is.',
  })
  identifiedBecause!: string | null;
}

@Directive('@shareable')
@ObjectType({
  description: 'A meeting the receiver is called to, or a task it was given there (会议通知、任务).',
})
export class ReferralMeeting {
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The meeting at the organisation that called it.' })
  meetingId!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'JOINT_CONFERENCE, CONSULTATION, CASE_COORDINATION (会议类别).' })
  kind!: string;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'Null where the reader may not see it (会议名称).' })
  title!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'Null where the reader may not see it (议题).' })
  agenda!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Day it is called for (拟召开日期).' })
  plannedFor!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Place (地点).' })
  place!: string;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Number of the minutes; null in a notice (纪要文号).' })
  minutesNumber!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'The minutes; null in a notice (会议纪要).' })
  minutes!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'The receiver’s task; null in a notice (任务).' })
  task!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'By when; null in a notice (完成期限).' })
  taskDue!: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'What is to be enforced or preserved (强制执行、先予执行、财产保全).' })
export class ReferralTransfer {
  @DataClass('HEADER')
  @Field(() => String, {
    description: 'ADVANCE_ENFORCEMENT 先予执行移送, PRESERVATION 财产保全申请转交, ENFORCEMENT 强制执行.',
  })
  kind!: string;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Kind of instrument (执行依据) of an A20; else null.' })
  instrument!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day for performance (履行期限) of an A20.',
  })
  performBy!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Number of the award (裁决书文号); null for a preservation.',
  })
  awardNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'When it was served (送达日期).' })
  servedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => [String], { description: 'Kinds of claim it is for (请求事项).' })
  claimKinds!: string[];
  @DataClass('CLAIM')
  @Field(() => MoneyScalar, { nullable: true, description: 'Null where the reader may not see it (金额).' })
  amount!: number | null;
  @DataClass('CLAIM')
  @Field(() => String, { nullable: true, description: 'Known property; null where none is told (财产线索).' })
  property!: string | null;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description: 'What a referral asks beside the dispute (转介事项); one of these, by its arrow.',
})
export class ReferralContent {
  @Field(() => ReferralTicket, { nullable: true, description: 'Of A25; null in others.' })
  ticket!: ReferralTicket | null;
  @Field(() => ReferralMeeting, { nullable: true, description: 'Of A26; null in others.' })
  meeting!: ReferralMeeting | null;
  @Field(() => ReferralRiskWarning, { nullable: true, description: 'Of A27; null in others.' })
  warning!: ReferralRiskWarning | null;
  @Field(() => ReferralTransfer, { nullable: true, description: 'Of A15 and A20; null in others.' })
  transfer!: ReferralTransfer | null;
}

export function presentContent({ issued }: ReferralEntity): ReferralContent {
  const { ticket, meeting, warning, transfer } = issued;
  return {
    ticket: ticket ?? null,
    warning: warning ? { employerName: null, identifiedBecause: null, ...warning } : null,
    meeting: meeting ? { minutesNumber: null, minutes: null, task: null, taskDue: null, ...meeting } : null,
    transfer: transfer
      ? { instrument: null, performBy: null, awardNumber: null, servedOn: null, property: null, ...transfer }
      : null,
  };
}
