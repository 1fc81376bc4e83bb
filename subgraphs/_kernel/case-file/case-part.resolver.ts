import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import type { Class } from '#kernel/agency.js';
import { told } from '#kernel/collective/told-parties.js';
import { RequestContext } from '#kernel/context.js';
import { Consent, presentConsent } from '#kernel/consent/consent.type.js';
import { consentsOf } from '#kernel/consent/consents.js';
import { deadlinesOfCase } from '#kernel/deadline/deadlines.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { partiesOf } from '#kernel/party/parties.js';
import { Party, presentParty } from '#kernel/party/party.type.js';
import { present, referralsOf } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { type CasePart, partKey } from './case-part.type.js';

/** What hangs below every agency's part: parties, consents, referrals, deadlines. */
export function casePartResolver(Part: Class<CasePart>): Class {
  @Resolver(() => Part)
  class CasePartResolver {
    @DataClass('PARTY')
    @FieldResolver(() => [Party], {
      description: 'The parties (当事人), masked as the reader’s relation demands.',
    })
    async parties(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<Party[]> {
      const rows = await partiesOf(ctx).load(partKey(part));
      return (await told(ctx, part, rows, ({ id }) => id)).map(presentParty);
    }

    @DataClass('CONSENT')
    @FieldResolver(() => [Consent], {
      description: 'Consents on record (同意记录); none for a masked reader.',
    })
    async consents(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<Consent[]> {
      const rows = await told(ctx, part, await consentsOf(ctx).load(partKey(part)), ({ partyId }) => partyId);
      // Who would settle is a concession until the agreement takes effect: it stays with those who mediate.
      return rows
        .filter(({ scope }) => scope !== 'SETTLEMENT' || part.relation === 'OWN')
        .map(presentConsent);
    }

    @DataClass('HEADER')
    @FieldResolver(() => [Referral], {
      description: 'Referrals of the case that this agency sent or received (转介), oldest first.',
    })
    async referrals(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<Referral[]> {
      const rows = await referralsOf(ctx).load(partKey(part));
      return Promise.all(rows.map((row) => present(ctx, row)));
    }

    @DataClass('HEADER')
    @FieldResolver(() => [Deadline], {
      description: 'Limits that run or ran in the case here (期限), earliest first.',
    })
    async deadlines(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
      return (await deadlinesOfCase(ctx).load(partKey(part))).map((row) => presentDeadline(row, ctx.today));
    }
  }
  return CasePartResolver;
}
