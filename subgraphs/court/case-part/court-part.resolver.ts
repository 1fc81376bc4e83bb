import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { AwardAnnulmentEntity } from '../award-annulment/award-annulment.entity.js';
import { AwardAnnulment, presentAnnulment } from '../award-annulment/award-annulment.type.js';
import { CaseParticipantEntity } from '../civil-case/case-participant.entity.js';
import { CaseParticipant, presentParticipant } from '../civil-case/case-participant.type.js';
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
import { BarredMediatorEntity } from '../neutrality/barred-mediator.entity.js';
import { PaymentOrderEntity } from '../payment-order/payment-order.entity.js';
import { PaymentOrder, presentPaymentOrder } from '../payment-order/payment-order.type.js';
import { PreFilingMediationEntity } from '../pre-filing-mediation/pre-filing-mediation.entity.js';
import {
  PreFilingMediation,
  presentPreFilingMediation,
} from '../pre-filing-mediation/pre-filing-mediation.type.js';
import type { CourtMode } from '../profile/court-profile.entity.js';
import { courtModes } from '../profile/court-profile.type.js';
import { modeOf } from '../profile/mode-of.js';
import { BarredMediator, Case, CourtPart, presentBarred, presentPart } from './court-part.type.js';
import { recordsOfCase } from './records-of-case.js';

@Resolver(() => Case)
export class CaseResolver {
  @DataClass('HEADER')
  @FieldResolver(() => CourtPart, {
    nullable: true,
    description: 'What the court holds of the case (法院); null when nothing, or nothing for this reader.',
  })
  async court(@Root() { id }: Case, @Ctx() ctx: RequestContext): Promise<CourtPart | null> {
    const access = await caseAccess(ctx).load(id);
    return access && presentPart(access);
  }
}

@Resolver(() => CourtPart)
export class CourtPartResolver {
  @DataClass('HEADER')
  @FieldResolver(() => courtModes, { description: 'How this court takes in disputes today (收案模式).' })
  mode(@Root() { organisation }: CourtPart, @Ctx() ctx: RequestContext): Promise<CourtMode> {
    return ctx.once(`mode ${organisation}`, () => modeOf(ctx.db, organisation, ctx.today));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [FilingIntake])
  async filingIntakes(@Root() part: CourtPart, @Ctx() ctx: RequestContext): Promise<FilingIntake[]> {
    const rows = await recordsOfCase(ctx, 'intakes', FilingIntakeEntity, { receivedOn: 'ASC' }).load(
      partKey(part),
    );
    return rows.map(presentFilingIntake);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [PreFilingMediation])
  async preFilingMediations(
    @Root() part: CourtPart,
    @Ctx() ctx: RequestContext,
  ): Promise<PreFilingMediation[]> {
    const rows = await recordsOfCase(ctx, 'mediations', PreFilingMediationEntity, { openedOn: 'ASC' }).load(
      partKey(part),
    );
    return rows.map(presentPreFilingMediation);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [CivilCase])
  async civilCases(@Root() part: CourtPart, @Ctx() ctx: RequestContext): Promise<CivilCase[]> {
    const rows = await recordsOfCase(ctx, 'civil cases', CivilCaseEntity, { registeredOn: 'ASC' }).load(
      partKey(part),
    );
    return rows.map(presentCivilCase);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [JudicialConfirmation])
  async confirmations(@Root() part: CourtPart, @Ctx() ctx: RequestContext): Promise<JudicialConfirmation[]> {
    const rows = await recordsOfCase(ctx, 'confirmations', JudicialConfirmationEntity, {
      receivedOn: 'ASC',
    }).load(partKey(part));
    return rows.map(presentConfirmation);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [PaymentOrder], { description: 'Payment orders (支付令).' })
  async paymentOrders(@Root() part: CourtPart, @Ctx() ctx: RequestContext): Promise<PaymentOrder[]> {
    const order = { appliedOn: 'ASC', number: 'ASC', id: 'ASC' } as const;
    const rows = await recordsOfCase(ctx, 'payment orders', PaymentOrderEntity, order).load(partKey(part));
    return rows.map(presentPaymentOrder);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Enforcement], { description: 'Enforcements (强制执行).' })
  async enforcements(@Root() part: CourtPart, @Ctx() ctx: RequestContext): Promise<Enforcement[]> {
    const order = { appliedOn: 'ASC', id: 'ASC' } as const;
    const rows = await recordsOfCase(ctx, 'enforcements', EnforcementEntity, order).load(partKey(part));
    return rows.map(presentEnforcement);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [AwardAnnulment], { description: 'Applications to annul an award (撤销仲裁裁决).' })
  async annulments(@Root() part: CourtPart, @Ctx() ctx: RequestContext): Promise<AwardAnnulment[]> {
    const order = { appliedOn: 'ASC', id: 'ASC' } as const;
    const rows = await recordsOfCase(ctx, 'annulments', AwardAnnulmentEntity, order).load(partKey(part));
    return rows.map(presentAnnulment);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [BarredMediator], {
    description: 'Who mediated the case and is barred from it (回避名单).',
  })
  async barredMediators(@Root() part: CourtPart, @Ctx() ctx: RequestContext): Promise<BarredMediator[]> {
    const rows = await recordsOfCase(ctx, 'barred', BarredMediatorEntity, { barredOn: 'ASC' }).load(
      partKey(part),
    );
    return rows.map(presentBarred);
  }

  @DataClass('WORK_NOTE')
  @FieldResolver(() => [CaseParticipant], {
    description: 'Who takes part in the trial besides the parties (诉讼参与人); empty outside the own court.',
  })
  async participants(@Root() part: CourtPart, @Ctx() ctx: RequestContext): Promise<CaseParticipant[]> {
    const rows = await recordsOfCase(ctx, 'participants', CaseParticipantEntity, { appointedOn: 'ASC' }).load(
      partKey(part),
    );
    return rows.map(presentParticipant);
  }
}
