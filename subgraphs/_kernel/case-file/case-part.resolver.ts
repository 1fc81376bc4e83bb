import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { Consent, presentConsent } from '#kernel/consent/consent.type.js';
import { consentsOf } from '#kernel/consent/consents.js';
import { deadlinesOfCase } from '#kernel/deadline/deadlines.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { recordUse } from '#kernel/disclosure/use.js';
import { partiesOf } from '#kernel/party/parties.js';
import { Party, presentParty } from '#kernel/party/party.type.js';
import { present, referralsOf } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { type CasePart, partKey } from './case-part.type.js';

/** What hangs below every agency's part: parties, consents, referrals, deadlines. */
export function casePartResolver(Part: Class<CasePart>): Class {
  @Resolver(() => Part)
  class CasePartResolver {
    @FieldResolver(() => [Party], {
      description: 'The parties (当事人), masked as the reader’s relation demands.',
    })
    async parties(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<Party[]> {
      const rows = await partiesOf(ctx).load(partKey(part));
      if (part.relation === 'GRANTED' && rows.length > 0) await noteUse(ctx, 'parties', part);
      return rows.map((row) => presentParty(row, part.relation));
    }

    @FieldResolver(() => [Consent], {
      description: 'Consents on record (同意记录); none for a masked reader.',
    })
    async consents(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<Consent[]> {
      if (part.relation === 'MASKED') return [];
      return (await consentsOf(ctx).load(partKey(part))).map(presentConsent);
    }

    @FieldResolver(() => [Referral], {
      description: 'Referrals of the case that this agency sent or received (转介), oldest first.',
    })
    async referrals(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<Referral[]> {
      const rows = await referralsOf(ctx).load(partKey(part));
      return Promise.all(rows.map((row) => presentTo(ctx, part, row)));
    }

    @FieldResolver(() => [Deadline], {
      description: 'Limits that run or ran in the case here (期限), earliest first.',
    })
    async deadlines(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
      return (await deadlinesOfCase(ctx).load(partKey(part))).map((row) => presentDeadline(row, ctx.today));
    }
  }
  return CasePartResolver;
}

/** Records, once in a request, that another agency's person was shown personal data of the case. */
export function noteUse(ctx: RequestContext, what: string, part: Pick<CasePart, 'caseCode'>): Promise<void> {
  return ctx.once(`use ${what} ${part.caseCode}`, () =>
    ctx.transaction((tx) => recordUse(tx, ctx, what, part.caseCode)),
  );
}

/** Who sees the case masked sees a referral's course, not the words of its answers and results. */
async function presentTo(
  ctx: RequestContext,
  part: CasePart,
  row: Parameters<typeof present>[1],
): Promise<Referral> {
  const referral = await present(ctx, row);
  return part.relation === 'MASKED' ? { ...referral, returnText: null, result: null } : referral;
}
