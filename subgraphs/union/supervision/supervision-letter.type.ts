import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type {
  EscalationGround,
  LetterKind,
  ServiceManner,
  SignerOffice,
  SupervisionLetterEntity,
} from './supervision-letter.entity.js';
import { letterSteps } from './next-steps.js';
import { letterMachine, type LetterState, stateOn } from './supervision-letter.state.js';

export const letterKinds = {
  REMINDER: 'REMINDER',
  OPINION: 'OPINION',
  RECOMMENDATION: 'RECOMMENDATION',
} as const;
export const letterStates = statesOf(letterMachine);
export const signerOffices: { [O in SignerOffice]: O } = { CHAIR: 'CHAIR', VICE_CHAIR: 'VICE_CHAIR' };
export const serviceManners: { [M in ServiceManner]: M } = {
  DIRECT: 'DIRECT',
  MAIL: 'MAIL',
  ELECTRONIC: 'ELECTRONIC',
  LEFT: 'LEFT',
};
const escalationGrounds: { [G in EscalationGround]: G } = {
  REFUSED: 'REFUSED',
  LATE: 'LATE',
  UNRECTIFIED: 'UNRECTIFIED',
};
registerEnumType(letterKinds, {
  name: 'UnionLetterKind',
  description: 'Reminder (提示函), opinion (意见书), recommendation to the authority (建议书).',
});
registerEnumType(letterStates, {
  name: 'UnionLetterState',
  description:
    'How a supervision letter stands (一函两书状态): draft 拟稿, signed 主席签署, served 送达, refused 拒收, replied 答复, overdue 逾期 (computed for today), rectified 整改, objected 异议, escalated 发建议书, feedback 部门反馈, closed 办结.',
});
registerEnumType(signerOffices, {
  name: 'UnionLetterSignerOffice',
  description: 'Who signs a supervision letter (签发人职务): chair 主席, vice-chair 副主席.',
});
registerEnumType(serviceManners, {
  name: 'UnionLetterServiceManner',
  description:
    'How a supervision letter was served (送达方式): direct 直接, mail 邮寄, electronic 电子, left 留置.',
});
registerEnumType(escalationGrounds, {
  name: 'UnionEscalationGround',
  description:
    'Why a recommendation follows an opinion (发建议书的事由): refused 拒收, late 逾期, unrectified 未整改.',
});

registerEnumType(letterSteps, {
  name: 'UnionLetterStep',
  description:
    'What can be done with a letter next (下一步): revise 核实修改, sign 签发, serve 送达, urge 催复, record a reply 登记答复, send an opinion 升级意见书, send a recommendation 升级建议书, send a lead 移送检察, send again 补正重送, close 办结.',
});

@ObjectType({ description: 'A supervision letter of the union (工会劳动法律监督文书, 一函两书).' })
export class UnionSupervisionLetter {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => letterKinds)
  kind!: LetterKind;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Official number (文号); null until it is signed.' })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => letterStates)
  state!: LetterState;
  @DataClass('EMPLOYER')
  @Field(() => String, { description: 'The employer (用人单位).' })
  employerName!: string;
  @DataClass('EMPLOYER')
  @Field(() => CreditCodeScalar)
  employerCode!: string;
  @DataClass('SUPERVISION_LETTER')
  @Field(() => String, {
    nullable: true,
    description: 'Facts found (查明事实); null where the reader may not see them.',
  })
  facts!: string | null;
  @DataClass('SUPERVISION_LETTER')
  @Field(() => String, {
    nullable: true,
    description: 'What is asked (监督要求); null where the reader may not see it.',
  })
  request!: string | null;
  @DataClass('STAFF')
  @Field(() => [String], { description: 'Inspectors who looked into the facts (监督员); at least two.' })
  inspectors!: string[];
  @DataClass('STAFF')
  @Field(() => String, {
    nullable: true,
    description: 'Chair or vice-chair who signed (签发人); null until then.',
  })
  signedBy!: string | null;
  @DataClass('STAFF')
  @Field(() => signerOffices, { nullable: true, description: 'Null until it is signed.' })
  signerOffice!: SignerOffice | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until it is signed (签发日期).' })
  signedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until it is served (送达日期).' })
  servedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => serviceManners, { nullable: true, description: 'Null until it is served.' })
  serviceManner!: ServiceManner | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day to answer (答复期限); null where none runs.',
  })
  replyDue!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day for the employer to object (异议期限); null where none runs.',
  })
  objectionDue!: string | null;
  @DataClass('HEADER')
  @Field(() => Boolean, {
    description: 'Unanswered past its last day, or answered after it; computed for today (超期).',
  })
  overdue!: boolean;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Organisation a recommendation goes to (主送部门); null for a letter to the employer.',
  })
  addressee!: string | null;
  @DataClass('HEADER')
  @Field(() => [String], { description: 'Organisations it is copied to (抄送).' })
  copiedTo!: string[];
  @DataClass('HEADER')
  @Field(() => ID, { nullable: true, description: 'The letter it follows (前一文书); null for a first one.' })
  followsLetterId!: string | null;
  @DataClass('HEADER')
  @Field(() => escalationGrounds, {
    nullable: true,
    description: 'Why this recommendation follows the opinion; null for another letter.',
  })
  escalationGround!: EscalationGround | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until it is answered.' })
  answeredOn!: string | null;
  @DataClass('SUPERVISION_LETTER')
  @Field(() => String, { nullable: true, description: 'Null until it is answered.' })
  answer!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'How many supervision letters of a kind stand how (一函两书件数).' })
export class UnionLetterCount {
  @Field(() => letterKinds) kind!: LetterKind;
  @Field(() => letterStates) state!: LetterState;
  @Field(() => Int) total!: number;
}

@DataClass('HEADER')
@ObjectType({
  description: 'A page of supervision letters (一函两书列表): open ones first, the earliest last day on top.',
})
export class UnionSupervisionLetterPage {
  @Field(() => [UnionSupervisionLetter]) nodes!: UnionSupervisionLetter[];
  @Field(() => Int) total!: number;
  @Field(() => [UnionLetterCount], {
    description: 'Of all letters that the employer and the case asked for leave, whatever kind and state (件数).',
  })
  counts!: UnionLetterCount[];
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

export function presentLetter(row: SupervisionLetterEntity, today: string): UnionSupervisionLetter {
  const { id, caseCode, kind, number, employerName, employerCode, facts, request, inspectors } = row;
  const { signedBy, signerOffice, signedOn, servedOn, serviceManner, replyDue, objectionDue } = row;
  const { addressee, copiedTo, followsLetterId, escalationGround, answeredOn, answer } = row;
  return {
    ...{ id, caseCode, kind, number, state: stateOn(row, today), employerName, employerCode, facts, request },
    ...{ inspectors, signedBy, signerOffice, signedOn, servedOn, serviceManner, replyDue, objectionDue },
    overdue: replyDue !== null && (answeredOn ?? today) > replyDue,
    ...{ addressee, copiedTo, followsLetterId, escalationGround, answeredOn, answer },
  };
}
