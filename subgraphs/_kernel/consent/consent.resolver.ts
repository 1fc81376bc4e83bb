import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import type { ConsentEntity } from './consent.entity.js';
import { Consent, ConsentInput, ConsentRevocationInput, presentConsent } from './consent.type.js';
import { consentLedger, endConsent, keepConsent } from './keep-consent.js';
import type { NewConsent } from './record-consent.js';
import type { Revocation } from './revoke-consent.js';

/** The acts behind the doors: an agency's own where something follows from a consent. */
export interface ConsentActs {
  record(ctx: RequestContext, caseCode: string, given: NewConsent): Promise<ConsentEntity>;
  revoke(ctx: RequestContext, id: string, how: Revocation): Promise<ConsentEntity>;
}

/** The doors of the consent ledger: `courtRecordConsent`, `courtRevokeConsent`, `courtConsentLedger`. */
export function consentResolver(
  field: string,
  acts: ConsentActs = { record: keepConsent, revoke: endConsent },
): Class {
  @Resolver()
  class ConsentResolver {
    @Mutation(() => Consent, {
      name: `${field}RecordConsent`,
      description: 'Record a party’s consent with its evidence (登记同意); what has waited for it begins.',
    })
    async record(
      @Ctx() ctx: RequestContext,
      @Arg('caseCode', () => ID) caseCode: string,
      @Arg('consent', () => ConsentInput) consent: ConsentInput,
    ): Promise<Consent> {
      return presentConsent(await acts.record(ctx, caseCode, consent));
    }

    @Mutation(() => Consent, {
      name: `${field}RevokeConsent`,
      description: 'Record that a party takes a consent back (撤回同意); what rests on it ends at once.',
    })
    async revoke(
      @Ctx() ctx: RequestContext,
      @Arg('consentId', () => ID) consentId: string,
      @Arg('revocation', () => ConsentRevocationInput, { nullable: true })
      revocation: ConsentRevocationInput | null,
    ): Promise<Consent> {
      return presentConsent(await acts.revoke(ctx, consentId, revocation ?? {}));
    }

    @Query(() => [Consent], {
      name: `${field}ConsentLedger`,
      description:
        'Every consent in a case of the own organisation (同意台账), the latest first, revoked ones among them.',
    })
    async ledger(
      @Ctx() ctx: RequestContext,
      @Arg('caseCode', () => ID) caseCode: string,
    ): Promise<Consent[]> {
      return (await consentLedger(ctx, caseCode)).map(presentConsent);
    }
  }
  return ConsentResolver;
}
