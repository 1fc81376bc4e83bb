import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { Enquirer, EnquirerInput, presentEnquirer } from '../enquirer/enquirer.type.js';
import type { VisitRecordEntity } from './visit.entity.js';
import { visitMachine, type VisitState } from './visit.state.js';

export const visitStates = statesOf(visitMachine);
registerEnumType(visitStates, {
  name: 'VisitRecordState',
  description: 'How a visit stands (来访状态): registered 登记, answered 解答, escalated 转办.',
});

@ObjectType({ description: 'A visit to the union’s window and what became of it (来访接待登记).' })
export class VisitRecord {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { nullable: true, description: 'Case code (案件码); null until it has become a case.' })
  caseCode!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Number of the register (登记号); null where none is given.',
  })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => visitStates)
  state!: VisitState;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar)
  receivedOn!: string;
  @DataClass('HEADER')
  @Field(() => Int, { description: 'How many came (人次).' })
  persons!: number;
  @DataClass('PARTY')
  @Field(() => Enquirer, {
    nullable: true,
    description: 'The visitor (来访人); null where nobody was named.',
  })
  enquirer!: Enquirer | null;
  @DataClass('CLAIM')
  @Field(() => String, { nullable: true, description: 'What it is about (反映事项).' })
  matter!: string | null;
  @DataClass('EMPLOYER')
  @Field(() => String, { nullable: true, description: 'The employer (用人单位); null where none was named.' })
  employerName!: string | null;
  @DataClass('STAFF')
  @Field(() => String, { description: 'Duty lawyer or clerk at the window (接待人).' })
  receivedBy!: string;
  @DataClass('WORK_NOTE')
  @Field(() => String, {
    nullable: true,
    description: 'What was advised (解答); null until then, and for another agency.',
  })
  answer!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while it is open (办结日期).' })
  endedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => ID, { nullable: true, description: 'The intake it became (接待登记); null where none.' })
  intakeId!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of visits (来访列表).' })
export class VisitRecordPage {
  @Field(() => [VisitRecord]) nodes!: VisitRecord[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'A visit to the window (来访).' })
export class RegisterVisitInput {
  @Field(() => String, { nullable: true, description: 'Number of the register (登记号).' }) number?:
    string | null;
  @Field(() => Int, { defaultValue: 1, description: 'How many came (人次).' }) persons!: number;
  @Field(() => EnquirerInput, { nullable: true }) enquirer?: EnquirerInput | null;
  @Field(() => String, { description: 'What it is about (反映事项).' }) matter!: string;
  @Field(() => String, { nullable: true }) employerName?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Duty lawyer or clerk at the window (接待人); the person signed in where left out.',
  })
  receivedBy?: string | null;
}

export function presentVisit(row: VisitRecordEntity): VisitRecord {
  const { id, caseCode, number, state, receivedOn, persons, matter, employerName, receivedBy } = row;
  const { answer, endedOn, intakeId } = row;
  return {
    ...{ id, caseCode, number, state, receivedOn, persons, matter, employerName, receivedBy },
    ...{ answer, endedOn, intakeId, enquirer: presentEnquirer(row) },
  };
}
