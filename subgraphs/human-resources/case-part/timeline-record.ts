import { uuidOrNone } from '#kernel/act.js';
import { readReference } from '#kernel/case-file/record-reference.js';
import type { RequestContext } from '#kernel/context.js';
import { relationToRecord } from '#kernel/disclosure/access.js';
import type { JointMeeting } from '#kernel/joint-meeting/joint-meeting.type.js';
import { showMeeting } from '#kernel/joint-meeting/show-meeting.js';
import { type MediationAgreement, presentAgreement } from '#kernel/mediation/agreement.type.js';
import { type MediationCase, presentMediation } from '#kernel/mediation/mediation.type.js';
import { agreementById, mediationById } from '#kernel/mediation/mediations.js';
import { recordKind } from '#kernel/mediation/record-kind.js';
import { presentLetter, type ReceivedLetter } from '#kernel/supervision/letter.type.js';
import { letterById } from '#kernel/supervision/letters.js';
import { letterKindOf } from '#kernel/supervision/move-letter.js';
import { type ArbitralEntrustment, presentEntrustment } from '../arbitral-entrustment/entrustment.type.js';
import { entrustmentById } from '../arbitral-entrustment/entrustments.js';
import { type ArbitralReview, presentReview } from '../arbitral-review/review.type.js';
import { reviewById } from '../arbitral-review/reviews.js';
import { type ArbitrationCase, presentArbitration } from '../arbitration/arbitration.type.js';
import { arbitrationById } from '../arbitration/arbitrations.js';
import { type ArbitralAward, presentAward } from '../award/award.type.js';
import { awardById } from '../award/awards.js';
import { type InspectionRecord, inspectionRecord } from './inspection-record.js';

type Shown =
  | ArbitrationCase
  | ArbitralAward
  | ArbitralEntrustment
  | ArbitralReview
  | InspectionRecord
  | MediationCase
  | MediationAgreement
  | JointMeeting
  | ReceivedLetter;

/** The record that the timeline names, as this reader may see it; null for another agency's and for what is not to be seen. */
export async function timelineRecord(ctx: RequestContext, reference: string): Promise<Shown | null> {
  const { kind, id: text } = readReference(reference);
  const id = uuidOrNone(text);
  const { manifest } = ctx.agency;
  if (kind === 'JointMeeting') return showMeeting(ctx, id);
  if (kind === 'ArbitrationCase') {
    const row = await arbitrationById(ctx).load(id);
    const relation = row && (await relationToRecord(ctx, row));
    return row && relation && presentArbitration(row);
  }
  if (kind === 'ArbitralAward') {
    const row = await awardById(ctx).load(id);
    return row && (await relationToRecord(ctx, row)) && presentAward(row);
  }
  if (kind === 'ArbitralEntrustment') {
    const row = await entrustmentById(ctx).load(id);
    return row && (await relationToRecord(ctx, row)) && presentEntrustment(row);
  }
  if (kind === 'ArbitralReview') {
    const row = await reviewById(ctx).load(id);
    const relation = row && (await relationToRecord(ctx, row));
    return row && relation && presentReview(row);
  }
  if (kind === letterKindOf(ctx)) {
    const row = await letterById(ctx).load(id);
    const relation = row && (await relationToRecord(ctx, row));
    return row && relation && presentLetter(row, ctx.today);
  }
  if (kind === recordKind(manifest, 'MediationCase')) {
    const row = await mediationById(ctx).load(id);
    return row && (await relationToRecord(ctx, row)) && presentMediation(row, ctx.today);
  }
  if (kind === recordKind(manifest, 'MediationAgreement')) return agreementRecord(ctx, id);
  return inspectionRecord(ctx, kind, id);
}

/** Another agency sees an agreement once it is in effect. */
async function agreementRecord(ctx: RequestContext, id: string): Promise<MediationAgreement | null> {
  const row = await agreementById(ctx).load(id);
  const relation = row && (await relationToRecord(ctx, row));
  if (!row || !relation) return null;
  return relation === 'OWN' || row.effectiveAt !== null ? presentAgreement(row) : null;
}
