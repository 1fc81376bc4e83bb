import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { Enquirer, EnquirerInput, presentEnquirer } from '../enquirer/enquirer.type.js';
import type { HotlineTicketEntity, TicketGrade } from './ticket.entity.js';
import { ticketMachine, type TicketState } from './ticket.state.js';

export const ticketStates = statesOf(ticketMachine);
export const ticketGrades = { ORDINARY: 'ORDINARY', DIFFICULT: 'DIFFICULT', COMPLEX: 'COMPLEX' } as const;
registerEnumType(ticketStates, {
  name: 'HotlineTicketState',
  description:
    'How a ticket stands (工单状态): received 受理, assigned 派单, handling 办理, replied 答复, call back 回访, reopened 重办, transferred 转办, closed 办结.',
});
registerEnumType(ticketGrades, {
  name: 'HotlineTicketGrade',
  description: 'Class of a ticket (工单类别): ordinary 一般, difficult 难点, complex 特别复杂.',
});

@ObjectType({ description: 'A call to the union’s hotline and what became of it (12351工单).' })
export class HotlineTicket {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { nullable: true, description: 'Case code (案件码); null until it has become a case.' })
  caseCode!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Number the hotline gave it (工单号).' })
  number!: string;
  @DataClass('HEADER')
  @Field(() => ticketStates)
  state!: TicketState;
  @DataClass('HEADER')
  @Field(() => ticketGrades)
  grade!: TicketGrade;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar)
  receivedOn!: string;
  @DataClass('PARTY')
  @Field(() => Enquirer, { nullable: true, description: 'The caller (来电人); null where nobody was named.' })
  enquirer!: Enquirer | null;
  @DataClass('CLAIM')
  @Field(() => String, { nullable: true, description: 'What it is about (反映事项).' })
  matter!: string | null;
  @DataClass('EMPLOYER')
  @Field(() => String, { nullable: true, description: 'The employer (用人单位); null where none was named.' })
  employerName!: string | null;
  @DataClass('STAFF')
  @Field(() => String, { nullable: true, description: 'Who sees to it (承办人); null until assigned.' })
  handler!: string | null;
  @DataClass('WORK_NOTE')
  @Field(() => String, {
    nullable: true,
    description: 'The answer (答复); null until then, and for another agency.',
  })
  reply!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until answered (答复日期).' })
  repliedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it helped, as the caller says (是否解决); null until the call back.',
  })
  resolved!: boolean | null;
  @DataClass('WORK_NOTE')
  @Field(() => String, {
    nullable: true,
    description: 'Record of the call back (回访记录); null until then.',
  })
  callback!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until the call back (回访日期).' })
  calledBackOn!: string | null;
  @DataClass('HEADER')
  @Field(() => Int, { description: 'How many times it was taken up again (重办次数).' })
  reopenings!: number;
  @DataClass('WORK_NOTE')
  @Field(() => String, {
    nullable: true,
    description: 'A note at the end (办结说明); null where there is none.',
  })
  endText!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while it goes on (办结日期).' })
  endedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => ID, { nullable: true, description: 'The intake it became (接待登记); null where none.' })
  intakeId!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of hotline tickets (工单列表), earliest open deadline first.' })
export class HotlineTicketPage {
  @Field(() => [HotlineTicket]) nodes!: HotlineTicket[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'A call to the hotline (12351来电).' })
export class ReceiveTicketInput {
  @Field(() => String, { description: 'Number the hotline gave it (工单号).' }) number!: string;
  @Field(() => ticketGrades, { defaultValue: ticketGrades.ORDINARY }) grade!: TicketGrade;
  @Field(() => EnquirerInput, { nullable: true }) enquirer?: EnquirerInput | null;
  @Field(() => String, { description: 'What it is about (反映事项).' }) matter!: string;
  @Field(() => String, { nullable: true }) employerName?: string | null;
}

@InputType({ description: 'What the caller says when called back (回访).' })
export class CallBackInput {
  @Field(() => ID) id!: string;
  @Field(() => Boolean, { description: 'Whether it helped (是否解决).' }) resolved!: boolean;
  @Field(() => String) text!: string;
}

export function presentTicket(row: HotlineTicketEntity): HotlineTicket {
  const { id, caseCode, number, state, grade, receivedOn, matter, employerName, handler } = row;
  const { reply, repliedOn, resolved, callback, calledBackOn, reopenings, endText, endedOn, intakeId } = row;
  return {
    ...{ id, caseCode, number, state, grade, receivedOn, matter, employerName, handler },
    ...{ reply, repliedOn, resolved, callback, calledBackOn, reopenings, endText, endedOn, intakeId },
    enquirer: presentEnquirer(row),
  };
}
