import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import type { Class } from '#kernel/agency.js';
import { told } from '#kernel/collective/told-parties.js';
import { RequestContext } from '#kernel/context.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { partiesOf } from '#kernel/party/parties.js';
import { Party, presentParty } from '#kernel/party/party.type.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { UndisputedFact } from '#kernel/referral/referral-result.type.js';
import { MediationAgreement } from './agreement.type.js';
import type { MediationTypes } from './mediation-types.js';
import { MediationCase } from './mediation.type.js';
import { dueOn } from './instalments.js';
import { showAgreement } from './show-agreement.js';
import { agreementById, agreementsOf, caseFileOf, mediationById, undisputedFactsOf } from './mediations.js';

/** What hangs below a mediation. Its notes do not. */
export function mediationFields(types: MediationTypes): Class[] {
  @Resolver(() => types.MediationCase)
  class MediationCaseFields {
    @DataClass('HEADER')
    @FieldResolver(() => String, { description: 'What the case is called; names no person (案件名称).' })
    async title(
      @Root() { caseCode, organisation }: MediationCase,
      @Ctx() ctx: RequestContext,
    ): Promise<string> {
      return (await caseFileOf(ctx).load(`${caseCode} ${organisation}`))?.title ?? '';
    }

    @DataClass('PARTY')
    @FieldResolver(() => [Party], {
      description: 'The parties (当事人), masked as the reader’s relation demands.',
    })
    async parties(
      @Root() { caseCode, organisation }: MediationCase,
      @Ctx() ctx: RequestContext,
    ): Promise<Party[]> {
      const rows = await partiesOf(ctx).load(`${caseCode} ${organisation}`);
      return (await told(ctx, { caseCode, organisation }, rows, ({ id }) => id)).map(presentParty);
    }

    @DataClass('RESULT')
    @FieldResolver(() => String, {
      nullable: true,
      description:
        'The result in words (结果说明); null while it goes on, or where the reader may not see it.',
    })
    async text(@Root() { id }: MediationCase, @Ctx() ctx: RequestContext): Promise<string | null> {
      return (await mediationById(ctx).load(id))?.text ?? null;
    }

    @DataClass('HEADER')
    @FieldResolver(() => [Deadline], { description: 'The limits it runs under (期限), earliest first.' })
    async deadlines(@Root() { id }: MediationCase, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
      return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
    }

    @DataClass('AGREEMENT')
    @FieldResolver(() => [types.MediationAgreement], {
      description:
        'Its agreements, drafts and superseded ones among them (调解协议); another agency sees those in effect.',
    })
    async agreements(
      @Root() { id, caseCode }: MediationCase,
      @Ctx() ctx: RequestContext,
    ): Promise<MediationAgreement[]> {
      const own = (await caseAccess(ctx).load(caseCode))?.relation === 'OWN';
      const rows = await agreementsOf(ctx).load(id);
      const shown = rows.filter((row) => own || row.effectiveAt !== null);
      return Promise.all(shown.map((row) => showAgreement(ctx, row)));
    }

    @DataClass('UNDISPUTED_FACT')
    @FieldResolver(() => [UndisputedFact], { description: 'Facts all parties have confirmed (无争议事实).' })
    undisputedFacts(@Root() { id }: MediationCase, @Ctx() ctx: RequestContext): Promise<UndisputedFact[]> {
      return undisputedFactsOf(ctx).load(id);
    }
  }

  @Resolver(() => types.MediationAgreement)
  class MediationAgreementFields {
    @FieldResolver(() => [Deadline], {
      description: 'Limits that run on it: joint confirmation, joint review, enforcement (期限).',
    })
    async deadlines(@Root() { id }: MediationAgreement, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
      return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
    }

    @FieldResolver(() => MoneyScalar, {
      nullable: true,
      description:
        'Due today and not paid (已到期未付金额); what is not due yet is not in it. Null where the reader may not see it.',
    })
    async dueNow(@Root() { id }: MediationAgreement, @Ctx() ctx: RequestContext): Promise<number | null> {
      const row = await agreementById(ctx).load(id);
      return row && dueOn(row, ctx.today);
    }
  }

  return [MediationCaseFields, MediationAgreementFields];
}
