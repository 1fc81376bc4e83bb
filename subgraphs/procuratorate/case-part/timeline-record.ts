import { uuidOrNone } from '#kernel/act.js';
import { readReference } from '#kernel/case-file/record-reference.js';
import type { RequestContext } from '#kernel/context.js';
import { relationToRecord } from '#kernel/disclosure/access.js';
import type { Relation } from '#kernel/disclosure/relation.js';
import type { JointMeeting } from '#kernel/joint-meeting/joint-meeting.type.js';
import { showMeeting } from '#kernel/joint-meeting/show-meeting.js';
import { presentLetter, type ReceivedLetter } from '#kernel/supervision/letter.type.js';
import { letterById } from '#kernel/supervision/letters.js';
import { letterKindOf } from '#kernel/supervision/move-letter.js';
import { mayKnowOfSupervision } from '../civil-supervision/civil-supervision.policy.js';
import { type CivilSupervision, presentSupervision } from '../civil-supervision/civil-supervision.type.js';
import { supervisionById } from '../civil-supervision/civil-supervisions.js';
import { mayKnowOfLead } from '../lead/lead.policy.js';
import { presentLead, type ProcuratorialLead } from '../lead/lead.type.js';
import { leadById } from '../lead/leads.js';
import { mayKnowOfRecommendation } from '../recommendation/recommendation.policy.js';
import {
  presentRecommendation,
  type ProcuratorialRecommendation,
} from '../recommendation/recommendation.type.js';
import { recommendationById } from '../recommendation/recommendations.js';
import { mayKnowOfSupport } from '../supported-litigation/support.policy.js';
import { presentSupport, type SupportedLitigation } from '../supported-litigation/support.type.js';
import { supportById } from '../supported-litigation/supports.js';

type Shown =
  | ReceivedLetter
  | ProcuratorialLead
  | SupportedLitigation
  | ProcuratorialRecommendation
  | CivilSupervision
  | JointMeeting;

/** The record that the timeline names, as this reader may see it; null for another agency's and for what is not to be seen. */
export async function timelineRecord(ctx: RequestContext, reference: string): Promise<Shown | null> {
  const { kind, id: text } = readReference(reference);
  const id = uuidOrNone(text);
  if (kind === 'JointMeeting') return showMeeting(ctx, id);
  if (kind === letterKindOf(ctx))
    return shown(ctx, await letterById(ctx).load(id), everybody, (row) => presentLetter(row, ctx.today));
  if (kind === 'ProcuratorialLead')
    return shown(ctx, await leadById(ctx).load(id), mayKnowOfLead, presentLead);
  if (kind === 'SupportedLitigation')
    return shown(ctx, await supportById(ctx).load(id), mayKnowOfSupport, presentSupport);
  if (kind === 'ProcuratorialRecommendation')
    return shown(ctx, await recommendationById(ctx).load(id), mayKnowOfRecommendation, (row) =>
      presentRecommendation(row, ctx.today),
    );
  if (kind === 'CivilSupervision')
    return shown(ctx, await supervisionById(ctx).load(id), mayKnowOfSupervision, presentSupervision);
  return null;
}

const everybody = (): boolean => true;

async function shown<Row extends { caseCode: string; organisation: string }, Record extends Shown>(
  ctx: RequestContext,
  row: Row | null,
  mayKnow: (relation: Relation, row: Row) => boolean,
  present: (row: Row) => Record,
): Promise<Record | null> {
  const relation = row && (await relationToRecord(ctx, row));
  return row && relation && mayKnow(relation, row) ? present(row) : null;
}
