import { Arg, Ctx, Field, ID, InputType, Mutation, registerEnumType, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { present } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { passOnTicket, type TicketChannel, ticketChannels } from './pass-on-ticket.js';

registerEnumType(ticketChannels, {
  name: 'TicketChannel',
  description:
    'Where a ticket came in (来源渠道): the hotlines 12351 (工会热线) and 12345 (政务热线), petition (信访).',
});

@InputType({ description: 'Passes a ticket on to whose matter it is (工单、信访转办).' })
export class PassOnTicketInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => CreditCodeScalar, { description: 'Code of the organisation whose matter it is (承办单位).' })
  to!: string;
  @Field(() => ticketChannels) channel!: TicketChannel;
  @Field(() => String, { description: 'Number of the ticket (工单号).' }) number!: string;
  @Field(() => LocalDateScalar, { description: 'When it came in (收到日期).' }) receivedOn!: string;
  @Field(() => String, { description: 'What it is about (反映事项).' }) matter!: string;
}

/** The door tickets are passed on by: `unionPassOnTicket`. */
export function ticketResolver(field: string): Class {
  @Resolver()
  class TicketPassingResolver {
    @Mutation(() => Referral, {
      name: `${field}PassOnTicket`,
      description:
        'Pass a ticket or a petition on; the receiver owns it or objects within five working days (转办, A25).',
    })
    async passOn(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => PassOnTicketInput) input: PassOnTicketInput,
    ): Promise<Referral> {
      return present(ctx, await passOnTicket(ctx, input));
    }
  }
  return TicketPassingResolver;
}
