import type DataLoader from 'dataloader';
import { In } from 'typeorm';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { batchMany } from '#kernel/batch.js';
import { RequestContext } from '#kernel/context.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { JudicialConfirmation } from '../judicial-confirmation/judicial-confirmation.type.js';
import { ConfirmationObjectionEntity, type ConfirmationRemedy } from './confirmation-objection.entity.js';
import { ConfirmationServiceEntity } from './confirmation-service.entity.js';
import { decideConfirmationObjection } from './decide-objection.js';
import { objectToConfirmation } from './object-to-ruling.js';
import {
  ConfirmationObjection,
  ConfirmationObjectionInput,
  ConfirmationService,
  confirmationRemedies,
  presentConfirmationObjection,
  presentService,
} from './objection.type.js';
import { serveConfirmation } from './serve-ruling.js';

@Resolver(() => JudicialConfirmation)
export class ConfirmationObjectionResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [ConfirmationService], { description: 'When the ruling reached each party (送达).' })
  async services(
    @Root() { id: confirmationId }: JudicialConfirmation,
    @Ctx() ctx: RequestContext,
  ): Promise<ConfirmationService[]> {
    return (await servicesOf(ctx).load(confirmationId)).map(presentService);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [ConfirmationObjection], { description: 'Objections to the ruling (异议).' })
  async objections(
    @Root() { id: confirmationId }: JudicialConfirmation,
    @Ctx() ctx: RequestContext,
  ): Promise<ConfirmationObjection[]> {
    return (await objectionsOf(ctx).load(confirmationId)).map(presentConfirmationObjection);
  }

  @Mutation(() => ConfirmationService, {
    description: 'The ruling of validity has reached a party (送达); the time to object runs.',
  })
  async courtServeConfirmation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('partyId', () => ID) partyId: string,
    @Arg('receivedOn', () => LocalDateScalar, { description: 'When it was received (收到日期).' })
    receivedOn: string,
  ): Promise<ConfirmationService> {
    return presentService(await serveConfirmation(ctx, { id, partyId, receivedOn }));
  }

  @Mutation(() => ConfirmationObjection, {
    description: 'Take in an objection to a ruling of validity (提出异议).',
  })
  async courtObjectToConfirmation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ConfirmationObjectionInput) input: ConfirmationObjectionInput,
  ): Promise<ConfirmationObjection> {
    return presentConfirmationObjection(await objectToConfirmation(ctx, input));
  }

  @Mutation(() => ConfirmationObjection, { description: 'Decide on an objection (异议审查).' })
  async courtDecideConfirmationObjection(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('upheld', () => Boolean, { description: 'Whether it is well founded (异议是否成立).' })
    upheld: boolean,
    @Arg('text', () => String, { description: 'The new ruling, or why it is dismissed (处理结果).' })
    text: string,
    @Arg('remedy', () => confirmationRemedies, {
      nullable: true,
      description: 'What becomes of the ruling where it is upheld; revoked where left out (撤销或者改变).',
    })
    remedy: ConfirmationRemedy | null,
    @Arg('rulingNumber', () => CaseNumberScalar, {
      nullable: true,
      description: 'Number of the new ruling; needed where it takes the place of the old (新裁定书号).',
    })
    rulingNumber: string | null,
  ): Promise<ConfirmationObjection> {
    const decision = { id, upheld, text, remedy, rulingNumber };
    return presentConfirmationObjection(await decideConfirmationObjection(ctx, decision));
  }
}

@Resolver(() => ConfirmationService)
export class ConfirmationServiceResolver {
  @FieldResolver(() => [Deadline], { description: 'The party’s time to object (异议期限).' })
  async deadlines(@Root() { id }: ConfirmationService, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }
}

/** When many rulings reached the parties, by ruling. */
function servicesOf(ctx: RequestContext): DataLoader<string, ConfirmationServiceEntity[]> {
  return batchMany(
    ctx,
    'services of rulings',
    (ids) =>
      ctx.db.find(ConfirmationServiceEntity, {
        where: { confirmationId: In([...ids]) },
        order: { receivedOn: 'ASC', id: 'ASC' },
      }),
    ({ confirmationId }) => confirmationId,
  );
}

function objectionsOf(ctx: RequestContext): DataLoader<string, ConfirmationObjectionEntity[]> {
  return batchMany(
    ctx,
    'objections to rulings',
    (ids) =>
      ctx.db.find(ConfirmationObjectionEntity, {
        where: { confirmationId: In([...ids]) },
        order: { filedOn: 'ASC', id: 'ASC' },
      }),
    ({ confirmationId }) => confirmationId,
  );
}
