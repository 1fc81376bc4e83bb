import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { dueFilters, workViews, type WorkView } from './list-work.js';
import { type WorkAct, workActs } from './open-work.js';

registerEnumType(workViews, {
  name: 'WorkView',
  description:
    'Whose work (待办视图): MINE 我的, with what nobody has yet; UNIT 本单位; SENT 我转出; DONE 已办, the last first.',
});
registerEnumType(workActs, {
  name: 'WorkAct',
  description:
    'What is to be done (待办动作): SIGN_FOR 签收, ANSWER 受理或退回, HANDLE 办理, CONCLUDE 处理退回和结果; AWAIT 等待对方, DONE 已办 ask nothing.',
});
registerEnumType(dueFilters, {
  name: 'WorkDue',
  description: 'What is late (OVERDUE 超期) or ends within three natural days (SOON 将到期).',
});

@Directive('@shareable')
@DataClass('STAFF')
@ObjectType({ description: 'A colleague who works cases (承办人), as the agency has last seen them.' })
export class WorkColleague {
  @Field(() => ID, { description: 'Staff id.' }) id!: string;
  @Field(() => String) name!: string;
  @Field(() => [String], { description: 'Roles (岗位).' }) roles!: string[];
}

@Directive('@shareable')
@ObjectType({
  description:
    'Something that an organisation has to do, or has sent and waits for (待办事项): a referral, or a limit of a record.',
})
export class WorkItem {
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Id of the referral or of the limit.' })
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, {
    description: 'What it is assigned by: the case code, or the id of a record that belongs to no case.',
  })
  subject!: string;
  @DataClass('HEADER')
  @Field(() => workActs)
  act!: WorkAct;
  @DataClass('HEADER')
  @Field(() => String, { description: 'What is to be done, in words (事项): 诉前委派调解：签收.' })
  doing!: string;
  @DataClass('HEADER')
  @Field(() => ID, { nullable: true, description: 'Id of the referral; null for a limit of a record.' })
  referralId!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Arrow of the referral: A01 (转介类型).' })
  arrow!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'State of the referral; null for a limit (状态).' })
  state!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { description: 'GraphQL type of the record (事项类别).' })
  recordKind!: string;
  @DataClass('HEADER')
  @Field(() => ID, { nullable: true, description: 'The record at this agency; null until one is made.' })
  recordId!: string | null;
  @DataClass('HEADER')
  @Field(() => ID, { nullable: true, description: 'Case code (案件码); null where it belongs to no case.' })
  caseCode!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'What the case is called (案件名称).' })
  title!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Official number here (案号); null where none is given.',
  })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    description:
      'Who it came from or, of what was sent, who has it: the name of the organisation (来自、转往).',
  })
  from!: string;
  @DataClass('PARTY_NAME')
  @Field(() => String, { nullable: true, description: 'The first of the workers (职工).' })
  worker!: string | null;
  @DataClass('HEADER')
  @Field(() => Int, { description: 'How many workers the case has (人数).' })
  workers!: number;
  @DataClass('EMPLOYER')
  @Field(() => String, { nullable: true, description: 'The employer (用人单位).' })
  employer!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Cause in words (案由、类型).' })
  causeName!: string | null;
  @DataClass('CLAIM')
  @Field(() => MoneyScalar, { nullable: true, description: 'Amount claimed, in fen (标的额).' })
  amount!: number | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day (期限), or the day it was done; null where none runs or it stands still.',
  })
  due!: string | null;
  @DataClass('HEADER')
  @Field(() => Int, {
    nullable: true,
    description: 'Natural days to the last day; below 0 it has passed (剩余天数).',
  })
  daysLeft!: number | null;
  @DataClass('HEADER')
  @Field(() => Boolean, { description: 'Past its last day today (超期).' })
  overdue!: boolean;
  @DataClass('HEADER')
  @Field(() => Boolean, { description: 'Counted by a calendar that is not published yet (暂定).' })
  provisional!: boolean;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Why it ends on that day, a line each: 依据, 起算, 计法, 放假安排 (期限说明).',
  })
  why!: string | null;
  @DataClass('STAFF')
  @Field(() => ID, { nullable: true, description: 'Staff id of who works it (承办人); null for nobody yet.' })
  assigneeId!: string | null;
  @DataClass('STAFF')
  @Field(() => String, { nullable: true })
  assigneeName!: string | null;
  @DataClass('HEADER')
  @Field(() => Int, {
    description: 'How often the case has been referred, as far as is known here (流转次数).',
  })
  hops!: number;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'How much there is in a view of the worklist (待办数量).' })
export class WorkCount {
  @Field(() => workViews) view!: WorkView;
  @Field(() => Int) total!: number;
  @Field(() => Int, { description: 'Past their last day (超期).' }) overdue!: number;
  @Field(() => Int, { description: 'Ending within three natural days (将到期).' }) soon!: number;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description: 'A page of the worklist (待办列表), what is late on top, and how much each view holds.',
})
export class WorkPage {
  @Field(() => [WorkItem]) nodes!: WorkItem[];
  @Field(() => [WorkCount]) counts!: WorkCount[];
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}
