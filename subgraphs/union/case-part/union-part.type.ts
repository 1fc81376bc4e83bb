import { createUnionType, Directive, Field, ID, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { CasePart } from '#kernel/case-file/case-part.type.js';
import { HotlineTicket } from '../hotline/ticket.type.js';
import { UnionIntake } from '../intake/intake.type.js';
import { JointMeeting } from '#kernel/joint-meeting/joint-meeting.type.js';
import { unionMediation } from '../mediation/mediation.js';
import { Negotiation } from '../negotiation/negotiation.type.js';
import { RiskLead } from '../risk-lead/risk-lead.type.js';
import { UnionSupervisionLetter } from '../supervision/supervision-letter.type.js';
import { VisitRecord } from '../visit/visit.type.js';
import { UnionLegalAidCase } from '../union-legal-aid/union-aid.type.js';

/** The union knows a case by its code alone; every other field of Case belongs to another agency. */
@Directive('@key(fields: "id")')
@ObjectType('Case', { description: 'A dispute in the linkage (案件), by its case code.' })
export class Case {
  @DataClass('STRUCTURE')
  @Field(() => ID)
  id!: string;
}

@ObjectType({ description: 'What the union holds of the case (工会).' })
export class UnionPart extends CasePart {}

/** An entry of the register's timeline; the union shows the record that is its own. */
@Directive('@key(fields: "reference")')
@ObjectType('TimelineEntry', { description: 'An entry of the case’s timeline (办理进程).' })
export class TimelineEntry {
  @DataClass('STRUCTURE')
  @Field(() => ID)
  reference!: string;
}

export const UnionRecord = createUnionType({
  name: 'UnionRecord',
  description: 'A record of the union that an entry of the timeline speaks of.',
  types: () =>
    [
      unionMediation.MediationCase,
      unionMediation.MediationAgreement,
      JointMeeting,
      UnionIntake,
      UnionLegalAidCase,
      UnionSupervisionLetter,
      HotlineTicket,
      VisitRecord,
      RiskLead,
      Negotiation,
    ] as const,
});
