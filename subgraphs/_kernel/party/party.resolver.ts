import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { PhoneScalar } from '#kernel/values/phone.js';
import { completeParty } from './complete-party.js';
import { Party, presentParty } from './party.type.js';

@InputType({ description: 'What is to be completed of a party; what is left out stays (补正当事人信息).' })
class PartyParticularsInput {
  @Field(() => ID) partyId!: string;
  @Field(() => PhoneScalar, { nullable: true }) phone?: string | null;
  @Field(() => String, { nullable: true, description: 'Where they live or have their seat (住址、住所地).' })
  address?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Who represents an employer in law (法定代表人、主要负责人).',
  })
  legalRepresentative?: string | null;
}

export function partyResolver(field: string): Class {
  @Resolver()
  class PartyResolver {
    @Mutation(() => Party, {
      name: `${field}CompleteParty`,
      description:
        'Complete what the own file says of a party, so that documents can say it (补正当事人信息).',
    })
    async complete(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => PartyParticularsInput) input: PartyParticularsInput,
    ): Promise<Party> {
      return presentParty(await completeParty(ctx, input));
    }
  }
  return PartyResolver;
}
