import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import type { Deadline as ComputedDeadline } from '#kernel/clock/compute-deadline.js';
import { statesOf } from '#kernel/machine.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { LetterCapacity, LetterKind, ReceivedLetterEntity } from './letter.entity.js';
import { letterMachine, type LetterState } from './letter.state.js';
import { isOverdue, replyClock } from './reply-clock.js';

export const letterStates = statesOf(letterMachine);
registerEnumType(letterStates, {
  name: 'ReceivedLetterState',
  description:
    'How a supervision letter stands as its receiver knows it: served 送达, replied 已答复, refused 拒收或拒绝, objected 有异议, rectified 已整改, escalated 已升级, closed 办结.',
});
export const letterKinds = {
  REMINDER: 'REMINDER',
  OPINION: 'OPINION',
  RECOMMENDATION: 'RECOMMENDATION',
} as const;
registerEnumType(letterKinds, {
  name: 'ReceivedLetterKind',
  description:
    'Kind of a supervision letter (一函两书): reminder 提示函, opinion 意见书, recommendation 建议书.',
});
export const letterCapacities = { ADDRESSEE: 'ADDRESSEE', COPY: 'COPY' } as const;
registerEnumType(letterCapacities, {
  name: 'ReceivedLetterCapacity',
  description: 'Whether the receiver is the addressee (受文单位) or was copied (抄送).',
});

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'One local rule’s count of the time to reply (答复期限).' })
export class ReplyTerm {
  @Field(() => LocalDateScalar, { description: 'Last day (到期日).' }) due!: string;
  @Field(() => String, { description: 'Length in words (15个工作日).' }) length!: string;
  @Field(() => String, { description: 'Rule and article (依据).' }) source!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The place whose rule it is (适用地区); null for the default.',
  })
  place!: string | null;
  @Field(() => Boolean, { description: 'True when no law sets it and the hub’s default applies (非法定).' })
  notStatutory!: boolean;
  @Field(() => Boolean, { description: 'True when the calendar of that year is not published yet (暂定).' })
  provisional!: boolean;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'How many received supervision letters of a kind stand how (收到的一函两书件数).' })
export class ReceivedLetterCount {
  @Field(() => letterKinds) kind!: LetterKind;
  @Field(() => letterStates) state!: LetterState;
  @Field(() => Int) total!: number;
  @Field(() => Int, { description: 'Of them, unanswered past their last day (超期未答复).' })
  overdue!: number;
}

/** Each agency names its own: ProcuratorateSupervisionLetter. */
@ObjectType()
export class ReceivedLetter {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The union’s own id of the letter (文书编号).' })
  letterId!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Organisation code of the union that sent it (发文单位).' })
  sender!: string;
  @DataClass('HEADER')
  @Field(() => letterStates)
  state!: LetterState;
  @DataClass('HEADER')
  @Field(() => letterCapacities)
  capacity!: LetterCapacity;
  @DataClass('HEADER')
  @Field(() => letterKinds)
  kind!: LetterKind;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Number of the letter (文号).' })
  number!: string;
  @DataClass('EMPLOYER')
  @Field(() => String, { description: 'The employer it is about (用人单位).' })
  employerName!: string;
  @DataClass('EMPLOYER')
  @Field(() => CreditCodeScalar)
  employerCode!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was served (送达日期).' })
  servedOn!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day to reply (答复期限); null where no local rule gives a time.',
  })
  replyDue!: string | null;
  @DataClass('HEADER')
  @Field(() => ReplyTerm, {
    nullable: true,
    description: 'The local rule that governs; null where none gives a time.',
  })
  replyTerm!: ReplyTerm | null;
  @DataClass('HEADER')
  @Field(() => [ReplyTerm], { description: 'Other rules in force at the place that end later (并行规定).' })
  alternatives!: ReplyTerm[];
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the first answer came (答复日期); null while none has.',
  })
  answeredOn!: string | null;
  @DataClass('HEADER')
  @Field(() => Boolean, {
    description: 'Unanswered past its last day, or answered after it; computed for today (超期).',
  })
  overdue!: boolean;
  @DataClass('SUPERVISION_LETTER')
  @Field(() => String, {
    nullable: true,
    description: 'Facts found (查明事实); null where the reader may not see them.',
  })
  facts!: string | null;
  @DataClass('SUPERVISION_LETTER')
  @Field(() => String, {
    nullable: true,
    description: 'What is asked (监督意见); null where the reader may not see it.',
  })
  request!: string | null;
  @DataClass('SUPERVISION_LETTER')
  @Field(() => String, {
    nullable: true,
    description: 'The latest news of the answer in words; null while there is none.',
  })
  lastText!: string | null;
  @DataClass('HEADER')
  @Field(() => ID, {
    nullable: true,
    description: 'letterId of the one that this one follows (前一文书); null for a first one.',
  })
  followsLetterId!: string | null;
}

export function presentLetter(row: ReceivedLetterEntity, today: string): ReceivedLetter {
  const {
    id,
    letterId,
    caseCode,
    sender,
    state,
    capacity,
    kind,
    number,
    employerName,
    employerCode,
    servedOn,
  } = row;
  const { replyDue, answeredOn, followsLetterId } = row;
  const term = replyClock(row);
  return {
    ...{
      id,
      letterId,
      caseCode,
      sender,
      state,
      capacity,
      kind,
      number,
      employerName,
      employerCode,
      servedOn,
    },
    ...{ replyDue, answeredOn, followsLetterId },
    replyTerm: term && presentTerm(term),
    alternatives: (term?.alternatives ?? []).map(presentTerm),
    overdue: isOverdue(row, today),
    facts: row.facts,
    request: row.request,
    lastText: row.lastText,
  };
}

function presentTerm({ due, length, source, place, notStatutory, provisional }: ComputedDeadline): ReplyTerm {
  return { due, length, source, place, notStatutory, provisional };
}
