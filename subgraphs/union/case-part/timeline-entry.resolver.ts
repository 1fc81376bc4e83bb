import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { readReference } from '#kernel/case-file/record-reference.js';
import { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { mediationRecords, type ShowRecord } from '#kernel/mediation/mediation-records.js';
import { presentIntake, UnionIntake } from '../intake/intake.type.js';
import { intakeById } from '../intake/intakes.js';
import { unionMediation } from '../mediation/mediation.js';
import { showMeeting } from '#kernel/joint-meeting/show-meeting.js';
import { letterById, mayReadLetter } from '../supervision/letters.js';
import { presentLetter, UnionSupervisionLetter } from '../supervision/supervision-letter.type.js';
import { doorRecords } from './door-records.js';
import { presentUnionAid, UnionLegalAidCase } from '../union-legal-aid/union-aid.type.js';
import { unionAidById } from '../union-legal-aid/union-aids.js';
import { TimelineEntry, UnionRecord } from './union-part.type.js';

/** By the name of its type: how a record is found and shown to this reader. */
const records: Record<string, ShowRecord> = {
  ...mediationRecords('union', unionMediation),
  ...doorRecords,
  async UnionIntake(ctx, id) {
    const row = await intakeById(ctx).load(id);
    const access = row && (await caseAccess(ctx).load(row.caseCode));
    return row && access && Object.assign(new UnionIntake(), presentIntake(row));
  },
  async UnionSupervisionLetter(ctx, id) {
    const row = await letterById(ctx).load(id);
    const access = row && (await caseAccess(ctx).load(row.caseCode));
    const shown = row && access && mayReadLetter(ctx, row);
    return shown ? Object.assign(new UnionSupervisionLetter(), presentLetter(row, ctx.today)) : null;
  },
  async UnionLegalAidCase(ctx, id) {
    const row = await unionAidById(ctx).load(id);
    const access = row && (await caseAccess(ctx).load(row.caseCode));
    return row && access && Object.assign(new UnionLegalAidCase(), presentUnionAid(row));
  },
  JointMeeting: showMeeting,
};

@Resolver(() => TimelineEntry)
export class TimelineEntryResolver {
  @DataClass('HEADER')
  @FieldResolver(() => UnionRecord, {
    nullable: true,
    description: 'The union’s record; null when it is not the union’s, or not for this reader.',
  })
  async union(@Root() { reference }: TimelineEntry, @Ctx() ctx: RequestContext): Promise<object | null> {
    const { kind, id } = readReference(reference);
    return Object.hasOwn(records, kind) ? records[kind]!(ctx, id) : null;
  }
}
