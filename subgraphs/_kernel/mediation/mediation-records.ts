import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import type { Class } from '#kernel/agency.js';
import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { showAgreement } from './show-agreement.js';
import type { MediationTypes } from './mediation-types.js';
import { MediationCase, presentMediation } from './mediation.type.js';
import { agreementById, mediationById, mediationsOf } from './mediations.js';
import { typePrefix } from './record-kind.js';

/** Finds a record by its id and presents it to this reader; null when it is not there or not for the reader. */
export type ShowRecord = (ctx: RequestContext, id: string) => Promise<object | null>;

/** For the agency's timeline references: its mediations and agreements, by the names of their types. */
export function mediationRecords(field: string, types: MediationTypes): Record<string, ShowRecord> {
  const prefix = typePrefix(field);
  return {
    async [`${prefix}MediationCase`](ctx: RequestContext, id: string) {
      const row = await mediationById(ctx).load(id);
      const access = row && (await caseAccess(ctx).load(row.caseCode));
      return row && access && Object.assign(new types.MediationCase(), presentMediation(row, ctx.today));
    },
    async [`${prefix}MediationAgreement`](ctx: RequestContext, id: string) {
      const row = await agreementById(ctx).load(id);
      const own = row && (await caseAccess(ctx).load(row.caseCode))?.relation === 'OWN';
      const shown = row && (own || row.effectiveAt !== null);
      return shown ? Object.assign(new types.MediationAgreement(), await showAgreement(ctx, row)) : null;
    },
  };
}

/** Adds `mediations` to the agency's part of a case. */
export function mediationsOfPart(Part: Class<CasePart>, types: MediationTypes): Class {
  @Resolver(() => Part)
  class MediationsOfPartResolver {
    @DataClass('HEADER')
    @FieldResolver(() => [types.MediationCase], { description: 'Mediations of the case (调解案件).' })
    async mediations(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<MediationCase[]> {
      return (await mediationsOf(ctx).load(partKey(part))).map((row) => presentMediation(row, ctx.today));
    }
  }
  return MediationsOfPartResolver;
}
