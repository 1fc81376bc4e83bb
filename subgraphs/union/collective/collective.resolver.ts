import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { shown } from '#kernel/collective/worker-group.resolver.js';
import { WorkerGroup } from '#kernel/collective/worker-group.type.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { PartyInput } from '#kernel/party/party-input.type.js';
import { present } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import type { IntakeDoor } from '../intake/intake.entity.js';
import { intakeDoors } from '../intake/intake.type.js';
import { openCollective } from './open-collective.js';
import { referForPaymentOrders, referToArbitration } from './refer-workers.js';

@InputType({ description: 'Many workers who come together, against whom, and about what (集体争议登记).' })
export class OpenCollectiveInput {
  @Field(() => intakeDoors) door!: IntakeDoor;
  @Field(() => String, { description: 'Cause code of schema/law/causes.yaml (案由).' }) cause!: string;
  @Field(() => String, { nullable: true }) facts?: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the ticket or the register.' }) number?:
    string | null;
  @Field(() => PartyInput, { description: 'The employer (用人单位).' }) employer!: PartyInput;
  @Field(() => String, {
    nullable: true,
    description:
      'Division of the employer’s place (用人单位所在地) where it is not the union’s own: local rules are those of that place.',
  })
  division?: string | null;
  @Field(() => String, { description: 'What all of them claim (共同请求).' }) commonClaim!: string;
  @Field(() => String, {
    description:
      'A worker a line, by commas or tabs: name, identity number, phone, amount in yuan (姓名、身份证号、电话、金额).',
  })
  list!: string;
}

@InputType({ description: 'Workers of a collective dispute whose applications are handed on (转交申请).' })
export class ReferWorkersInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => CreditCodeScalar, { description: 'Organisation code of the receiver (接收单位).' })
  to!: string;
  @Field(() => [ID], { description: 'Who applies (申请人).' }) partyIds!: string[];
  @Field(() => String, {
    description: 'Where the applications lie that they have signed (本人签名的申请书).',
  })
  evidence!: string;
}

@DataClass('HEADER')
@ObjectType({ description: 'A collective dispute as it was opened (集体争议登记).' })
export class UnionCollectiveIntake {
  @Field(() => ID, { description: 'Case code (案件码).' }) caseCode!: string;
  @Field(() => ID, { description: 'The intake it came by (接待登记).' }) intakeId!: string;
  @Field(() => WorkerGroup) group!: WorkerGroup;
}

@Resolver()
export class CollectiveResolver {
  @Mutation(() => UnionCollectiveIntake, {
    description:
      'Register ten or more workers with a common claim as one dispute (集体争议登记); a list with a wrong line opens nothing.',
  })
  async unionOpenCollective(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => OpenCollectiveInput) input: OpenCollectiveInput,
  ): Promise<UnionCollectiveIntake> {
    const { group, intakeId } = await openCollective(ctx, input);
    return { caseCode: group.caseCode, intakeId, group: await shown(ctx, group) };
  }

  @Mutation(() => [Referral], {
    description:
      'Workers who do not settle go to arbitration, each by a referral of their own (转仲裁, A18).',
  })
  async unionReferWorkersToArbitration(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ReferWorkersInput) input: ReferWorkersInput,
  ): Promise<Referral[]> {
    const referrals = await referToArbitration(ctx, input);
    return Promise.all(referrals.map((row) => present(ctx, row)));
  }

  @Mutation(() => Referral, {
    description: 'A batch of applications for payment orders on an agreement that was not performed (A19).',
  })
  async unionReferForPaymentOrders(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ReferWorkersInput) input: ReferWorkersInput,
  ): Promise<Referral> {
    return present(ctx, await referForPaymentOrders(ctx, input));
  }
}
