import { createUnionType, Directive, Field, ID, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { JointMeeting } from '#kernel/joint-meeting/joint-meeting.type.js';
import { ArbitralEntrustment } from '../arbitral-entrustment/entrustment.type.js';
import { ArbitralReview } from '../arbitral-review/review.type.js';
import { ArbitrationCase } from '../arbitration/arbitration.type.js';
import { WageArrearsLead } from '../arrears-lead/lead.type.js';
import { ArbitralAward } from '../award/award.type.js';
import { InspectionCase } from '../inspection/inspection.type.js';
import { humanResourcesMediation } from '../mediation/mediation.js';
import { humanResourcesLetters } from '../supervision-letter/supervision-letter.js';
import { WageBlacklistEntry } from '../wage-blacklist/entry.type.js';

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

const { MediationCase, MediationAgreement } = humanResourcesMediation;
const { SupervisionLetter } = humanResourcesLetters;

export const HumanResourcesRecord = createUnionType({
  name: 'HumanResourcesRecord',
  description: 'A record of the human-resources bureau that the timeline names.',
  types: () =>
    [
      ...([ArbitrationCase, ArbitralAward, ArbitralEntrustment, ArbitralReview] as const),
      ...([MediationCase, MediationAgreement, SupervisionLetter, JointMeeting] as const),
      ...([InspectionCase, WageArrearsLead, WageBlacklistEntry] as const),
    ] as const,
  resolveType: (value) => {
    if (value instanceof JointMeeting) return JointMeeting;
    if ('complainant' in value) return InspectionCase;
    if ('dispatchedTo' in value) return WageArrearsLead;
    if ('noticedOn' in value) return WageBlacklistEntry;
    if ('finality' in value) return ArbitralAward;
    if ('consentedOn' in value) return ArbitralEntrustment;
    if ('filedOn' in value) return ArbitrationCase;
    if ('appliedOn' in value) return ArbitralReview;
    if ('servedOn' in value) return SupervisionLetter;
    return 'mediationId' in value ? MediationAgreement : MediationCase;
  },
});
