import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { IdNumberScalar } from '#kernel/values/id-number.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { CaseParticipantEntity, ParticipantRole } from './case-participant.entity.js';

export const participantRoles = {
  ASSESSOR: 'ASSESSOR',
  WITNESS: 'WITNESS',
  AGENT: 'AGENT',
  EXPERT: 'EXPERT',
} as const;
registerEnumType(participantRoles, {
  name: 'CaseParticipantRole',
  description: 'People’s assessor (人民陪审员), witness (证人), agent (诉讼代理人), expert (鉴定人).',
});

@DataClass('WORK_NOTE')
@ObjectType({
  description: 'A person with a part in the trial (诉讼参与人); shown to the court’s own staff.',
})
export class CaseParticipant {
  @Field(() => ID) id!: string;
  @Field(() => participantRoles) role!: ParticipantRole;
  @Field(() => String) name!: string;
  @Field(() => LocalDateScalar) appointedOn!: string;
}

@InputType({ description: 'A person who is to take part in the trial.' })
export class CourtAppointmentInput {
  @Field(() => ID) civilCaseId!: string;
  @Field(() => String) name!: string;
  @Field(() => IdNumberScalar, {
    description: 'Identity number (身份证号): tells whether the person mediated the case.',
  })
  idNumber!: string;
  @Field(() => participantRoles) role!: ParticipantRole;
}

export function presentParticipant({ id, role, name, appointedOn }: CaseParticipantEntity): CaseParticipant {
  return { id, role, name, appointedOn };
}
