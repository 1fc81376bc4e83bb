import { createUnionType, Directive, Field, ID, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { JointMeeting } from '#kernel/joint-meeting/joint-meeting.type.js';
import { CivilSupervision } from '../civil-supervision/civil-supervision.type.js';
import { ProcuratorialLead } from '../lead/lead.type.js';
import { ProcuratorialRecommendation } from '../recommendation/recommendation.type.js';
import { SupportedLitigation } from '../supported-litigation/support.type.js';
import { procuratorateLetters } from '../supervision-letter/supervision-letter.js';

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

const { SupervisionLetter } = procuratorateLetters;

export const ProcuratorateRecord = createUnionType({
  name: 'ProcuratorateRecord',
  description: 'A record of the procuratorate that the timeline names.',
  types: () =>
    [
      SupervisionLetter,
      ProcuratorialLead,
      SupportedLitigation,
      ProcuratorialRecommendation,
      CivilSupervision,
      JointMeeting,
    ] as const,
  resolveType: (value) => {
    if (value instanceof JointMeeting) return JointMeeting;
    if ('claimantPartyIds' in value) return SupportedLitigation;
    if ('addresseeName' in value) return ProcuratorialRecommendation;
    if ('matter' in value) return CivilSupervision;
    return 'servedOn' in value ? SupervisionLetter : ProcuratorialLead;
  },
});
