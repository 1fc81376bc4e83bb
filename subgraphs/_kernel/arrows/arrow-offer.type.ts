import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';

export const arrowGuardStandings = {
  MET: 'MET',
  UNMET: 'UNMET',
  TO_STATE: 'TO_STATE',
  WITH_RECEIVER: 'WITH_RECEIVER',
} as const;
export type ArrowGuardStanding = keyof typeof arrowGuardStandings;
registerEnumType(arrowGuardStandings, {
  name: 'ArrowGuardStanding',
  description:
    'How a precondition of a referral stands (移送条件): met 具备, unmet 不具备, to be stated in the letter 待说明, weighed by the receiver 由接收单位审查.',
});

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description:
    'A precondition of a referral (移送条件), its basis, and why it does not hold where it does not.',
})
export class ArrowGuard {
  @Field(() => String, { description: 'Code of schema/law/arrows.yaml: JOINT_APPLICATION…' }) code!: string;
  @Field(() => String) text!: string;
  @Field(() => String, { description: 'The law it stands on (依据).' }) basis!: string;
  @Field(() => arrowGuardStandings) standing!: ArrowGuardStanding;
  @Field(() => String, { nullable: true, description: 'Code of the refusal; null where it holds.' })
  refusal!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it does not hold; null where it does.' })
  reason!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What can be done about it; null where nothing is said.',
  })
  hint!: string | null;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description: 'A limit that a referral starts (期限), and its last day were it to start today.',
})
export class ArrowClock {
  @Field(() => ID, { description: 'Rule of schema/law/deadlines.yaml: MED-9.' }) rule!: string;
  @Field(() => String, { description: 'From what to what it runs (起算).' }) trigger!: string;
  @Field(() => String, { description: 'Its length, with natural or working days (期间).' }) length!: string;
  @Field(() => LocalDateScalar, { description: 'The last day, were it to start today.' }) due!: string;
  @Field(() => String, { description: 'The law and article (依据).' }) source!: string;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'An organisation a referral may go to (可选接收单位).' })
export class ArrowReceiver {
  @Field(() => ID) code!: string;
  @Field(() => String) name!: string;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description:
    'A referral that could be made in a case (可办理的移送): what must hold, what goes out, which clocks start, what comes back and what follows.',
})
export class ArrowOffer {
  @Field(() => ID, { description: 'Case code (案件码).' }) caseCode!: string;
  @Field(() => ID, { description: 'Arrow of schema/law/arrows.yaml: A01.' }) arrow!: string;
  @Field(() => String, { description: 'Name of the arrow (移送方式).' }) name!: string;
  @Field(() => String, { description: 'The law it stands on (依据).' }) basis!: string;
  @Field(() => Boolean, { description: 'Whether no precondition stands against it today (现在可以办理).' })
  offered!: boolean;
  @Field(() => [ArrowGuard]) guards!: ArrowGuard[];
  @Field(() => [ArrowReceiver], {
    description: 'Whom it may go to; empty where the receiver is outside the hub.',
  })
  receivers!: ArrowReceiver[];
  @Field(() => String, { description: 'What goes out (移送文书).' }) documentOut!: string;
  @Field(() => ArrowClock, {
    nullable: true,
    description: 'The receiver’s time to answer (答复期限); null where there is none.',
  })
  answer!: ArrowClock | null;
  @Field(() => ArrowClock, {
    nullable: true,
    description: 'The time to handle it (办理期限); null where there is none.',
  })
  handling!: ArrowClock | null;
  @Field(() => String, { nullable: true, description: 'What comes back (反馈); null where nothing does.' })
  back!: string | null;
  @Field(() => String, { nullable: true, description: 'What follows (后续); null where nothing does.' })
  next!: string | null;
  @Field(() => [ID], { description: 'Arrows that may follow.' }) nextArrows!: string[];
}
