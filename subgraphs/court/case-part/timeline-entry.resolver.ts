import type DataLoader from 'dataloader';
import { DataClass } from '#kernel/disclosure/data-class.js';
import {
  createUnionType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { uuidOrNone } from '#kernel/act.js';
import { readReference } from '#kernel/case-file/record-reference.js';
import { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { JointMeeting } from '#kernel/joint-meeting/joint-meeting.type.js';
import { showMeeting } from '#kernel/joint-meeting/show-meeting.js';
import { AwardAnnulmentEntity } from '../award-annulment/award-annulment.entity.js';
import { AwardAnnulment, presentAnnulment } from '../award-annulment/award-annulment.type.js';
import { CivilCaseEntity } from '../civil-case/civil-case.entity.js';
import { CivilCase, presentCivilCase } from '../civil-case/civil-case.type.js';
import { EnforcementEntity } from '../enforcement/enforcement.entity.js';
import { Enforcement, presentEnforcement } from '../enforcement/enforcement.type.js';
import { FilingIntakeEntity } from '../filing-intake/filing-intake.entity.js';
import { FilingIntake, presentFilingIntake } from '../filing-intake/filing-intake.type.js';
import { JudicialConfirmationEntity } from '../judicial-confirmation/judicial-confirmation.entity.js';
import {
  JudicialConfirmation,
  presentConfirmation,
} from '../judicial-confirmation/judicial-confirmation.type.js';
import { PaymentOrderEntity } from '../payment-order/payment-order.entity.js';
import { PaymentOrder, presentPaymentOrder } from '../payment-order/payment-order.type.js';
import { PreFilingMediationEntity } from '../pre-filing-mediation/pre-filing-mediation.entity.js';
import {
  PreFilingMediation,
  presentPreFilingMediation,
} from '../pre-filing-mediation/pre-filing-mediation.type.js';
import type { CourtRecordKind } from '../report-progress.js';
import { recordsById } from './records-of-case.js';

@Directive('@key(fields: "reference")')
@ObjectType('TimelineEntry', { description: 'An entry of the register’s timeline (办理进程).' })
export class TimelineEntry {
  @DataClass('STRUCTURE')
  @Field(() => ID, { description: 'GraphQL type and id of the record.' })
  reference!: string;
}

type ShownKind = CourtRecordKind | 'JointMeeting';

type CourtRecordValue = { __typename: ShownKind } & (
  | FilingIntake
  | PreFilingMediation
  | CivilCase
  | JudicialConfirmation
  | PaymentOrder
  | Enforcement
  | AwardAnnulment
  | JointMeeting
);

export const CourtRecord = createUnionType({
  name: 'CourtRecord',
  description: 'A record of the court (法院办理事项).',
  types: () =>
    [
      FilingIntake,
      PreFilingMediation,
      CivilCase,
      JudicialConfirmation,
      PaymentOrder,
      Enforcement,
      AwardAnnulment,
      JointMeeting,
    ] as const,
  resolveType: (value) => (value as CourtRecordValue).__typename,
});

@Resolver(() => TimelineEntry)
export class TimelineEntryResolver {
  @DataClass('HEADER')
  @FieldResolver(() => CourtRecord, {
    nullable: true,
    description:
      'The court’s record behind the entry; null when it is not the court’s, or not for this reader.',
  })
  court(@Root() { reference }: TimelineEntry, @Ctx() ctx: RequestContext): Promise<CourtRecordValue | null> {
    const { kind, id } = readReference(reference);
    const show = Object.hasOwn(shows, kind) ? shows[kind as ShownKind] : null;
    return show ? show(ctx, uuidOrNone(id)) : Promise.resolve(null);
  }
}

const shows: Record<ShownKind, (ctx: RequestContext, id: string) => Promise<CourtRecordValue | null>> = {
  JointMeeting: async (ctx, id) => {
    const meeting = await showMeeting(ctx, id);
    return meeting && { __typename: 'JointMeeting', ...meeting };
  },
  FilingIntake: (ctx, id) =>
    visible(ctx, recordsById(ctx, 'intake', FilingIntakeEntity), id, (row) => ({
      __typename: 'FilingIntake',
      ...presentFilingIntake(row),
    })),
  PreFilingMediation: (ctx, id) =>
    visible(ctx, recordsById(ctx, 'mediation', PreFilingMediationEntity), id, (row) => ({
      __typename: 'PreFilingMediation',
      ...presentPreFilingMediation(row),
    })),
  CivilCase: (ctx, id) =>
    visible(ctx, recordsById(ctx, 'civil case', CivilCaseEntity), id, (row) => ({
      __typename: 'CivilCase',
      ...presentCivilCase(row),
    })),
  JudicialConfirmation: (ctx, id) =>
    visible(ctx, recordsById(ctx, 'confirmation', JudicialConfirmationEntity), id, (row) => ({
      __typename: 'JudicialConfirmation',
      ...presentConfirmation(row),
    })),
  PaymentOrder: (ctx, id) =>
    visible(ctx, recordsById(ctx, 'payment order', PaymentOrderEntity), id, (row) => ({
      __typename: 'PaymentOrder',
      ...presentPaymentOrder(row),
    })),
  Enforcement: (ctx, id) =>
    visible(ctx, recordsById(ctx, 'enforcement', EnforcementEntity), id, (row) => ({
      __typename: 'Enforcement',
      ...presentEnforcement(row),
    })),
  AwardAnnulment: (ctx, id) =>
    visible(ctx, recordsById(ctx, 'annulment', AwardAnnulmentEntity), id, (row) => ({
      __typename: 'AwardAnnulment',
      ...presentAnnulment(row),
    })),
};

async function visible<Row extends { caseCode: string; organisation: string }>(
  ctx: RequestContext,
  rows: DataLoader<string, Row | null>,
  id: string,
  show: (row: Row) => CourtRecordValue,
): Promise<CourtRecordValue | null> {
  const row = await rows.load(id);
  const access = row && (await caseAccess(ctx).load(row.caseCode));
  return row && access?.file.organisation === row.organisation ? show(row) : null;
}
