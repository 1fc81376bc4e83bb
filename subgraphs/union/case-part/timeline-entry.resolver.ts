import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { readReference } from '#kernel/case-file/record-reference.js';
import { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { presentAgreement } from '#kernel/mediation/agreement.type.js';
import { seesContent } from '#kernel/mediation/mediation-content.js';
import { presentMediation } from '#kernel/mediation/mediation.type.js';
import { agreementById, mediationById } from '#kernel/mediation/mediations.js';
import { presentIntake, UnionIntake } from '../intake/intake.type.js';
import { intakeById } from '../intake/intakes.js';
import { unionMediation } from '../mediation/mediation.js';
import { letterById } from '../supervision/letters.js';
import { presentLetter, UnionSupervisionLetter } from '../supervision/supervision-letter.type.js';
import { TimelineEntry, UnionRecord } from './union-part.type.js';

type Show = (ctx: RequestContext, id: string) => Promise<object | null>;

/** By the name of its type: how a record is found and shown to this reader. */
const records: Record<string, Show> = {
  async UnionMediationCase(ctx, id) {
    const row = await mediationById(ctx).load(id);
    const access = row && (await caseAccess(ctx).load(row.caseCode));
    return row && access && Object.assign(new unionMediation.MediationCase(), presentMediation(row, ctx.today));
  },
  async UnionMediationAgreement(ctx, id) {
    const row = await agreementById(ctx).load(id);
    const own = row && (await caseAccess(ctx).load(row.caseCode))?.relation === 'OWN';
    const shown = row && (own || row.effectiveAt !== null) && (await seesContent(ctx, row.caseCode));
    return shown ? Object.assign(new unionMediation.MediationAgreement(), presentAgreement(row)) : null;
  },
  async UnionIntake(ctx, id) {
    const row = await intakeById(ctx).load(id);
    const access = row && (await caseAccess(ctx).load(row.caseCode));
    return row && access && Object.assign(new UnionIntake(), presentIntake(row, access.relation === 'OWN' ? 'OWN' : 'OTHER'));
  },
  async UnionSupervisionLetter(ctx, id) {
    const row = await letterById(ctx).load(id);
    const shown = row && (await seesContent(ctx, row.caseCode));
    return shown ? Object.assign(new UnionSupervisionLetter(), presentLetter(row)) : null;
  },
};

@Resolver(() => TimelineEntry)
export class TimelineEntryResolver {
  @FieldResolver(() => UnionRecord, { nullable: true, description: 'The union’s record; null when it is not the union’s, or not for this reader.' })
  async union(@Root() { reference }: TimelineEntry, @Ctx() ctx: RequestContext): Promise<object | null> {
    const { kind, id } = readReference(reference);
    return Object.hasOwn(records, kind) ? records[kind]!(ctx, id) : null;
  }
}
