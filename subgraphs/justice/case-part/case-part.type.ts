import { createUnionType, Directive, Field, ID, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { CasePart } from '#kernel/case-file/case-part.type.js';
import { JointMeeting } from '#kernel/joint-meeting/joint-meeting.type.js';
import { LegalAidCase } from '../legal-aid/aid.type.js';
import { peoplesMediation } from '../peoples-mediation/peoples-mediation.js';
import { LegalAidObjection } from '../legal-aid-objection/objection.type.js';

@Directive('@key(fields: "id")')
@ObjectType('Case', {
  description: 'One dispute (案件) across the agencies; its id is the case code (案件码).',
})
export class Case {
  @DataClass('STRUCTURE')
  @Field(() => ID)
  id!: string;
}

@Directive('@key(fields: "reference")')
@ObjectType('TimelineEntry', { description: 'An entry of the register’s timeline (时间线).' })
export class TimelineEntry {
  @DataClass('STRUCTURE')
  @Field(() => ID)
  reference!: string;
}

@ObjectType({ description: 'What the justice bureau holds of a case (司法局).' })
export class JusticePart extends CasePart {}

export const JusticeRecord = createUnionType({
  name: 'JusticeRecord',
  description: 'A record of the justice bureau that the timeline names.',
  types: () =>
    [
      LegalAidCase,
      LegalAidObjection,
      JointMeeting,
      peoplesMediation.MediationCase,
      peoplesMediation.MediationAgreement,
    ] as const,
  resolveType: (value) => {
    if (value instanceof JointMeeting) return JointMeeting;
    if ('legalAidCaseId' in value) return LegalAidObjection;
    if ('applicantPartyId' in value) return LegalAidCase;
    return 'mediationId' in value ? peoplesMediation.MediationAgreement : peoplesMediation.MediationCase;
  },
});
