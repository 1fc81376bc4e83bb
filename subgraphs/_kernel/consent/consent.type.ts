import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { InstantScalar } from '#kernel/values/instant.js';
import type { ConsentChannel, ConsentEntity, ConsentScope } from './consent.entity.js';

export const consentScopes = {
  MEDIATION: 'MEDIATION',
  EXTENSION: 'EXTENSION',
  CONFIRMATION: 'CONFIRMATION',
  ARBITRAL_REVIEW: 'ARBITRAL_REVIEW',
  LEGAL_AID: 'LEGAL_AID',
  DISCLOSURE: 'DISCLOSURE',
} as const;
export const consentChannels = {
  PAPER: 'PAPER',
  ONLINE: 'ONLINE',
  PHONE: 'PHONE',
  ON_THE_SPOT: 'ON_THE_SPOT',
} as const;
registerEnumType(consentScopes, {
  name: 'ConsentScope',
  description:
    'What is consented to: mediation (调解), extension (延期), judicial confirmation (司法确认), arbitral review (仲裁审查), legal aid (法律援助), disclosure (信息提供).',
});
registerEnumType(consentChannels, {
  name: 'ConsentChannel',
  description: 'How the consent was given: paper (书面), online (线上), phone (电话), on the spot (当场).',
});

@Directive('@shareable')
@ObjectType({ description: 'A recorded consent of a party (同意), with its evidence; revocable.' })
export class Consent {
  @Field(() => ID) id!: string;
  @Field(() => ID) partyId!: string;
  @Field(() => consentScopes) scope!: ConsentScope;
  @Field(() => consentChannels) channel!: ConsentChannel;
  @Field(() => String, { description: 'Where the evidence lies (证据).' }) evidence!: string;
  @Field(() => InstantScalar) givenAt!: Date;
  @Field(() => InstantScalar, { nullable: true, description: 'Null while the consent stands.' })
  revokedAt!: Date | null;
}

@InputType({ description: 'A consent as it is recorded.' })
export class ConsentInput {
  @Field(() => ID, { description: 'The party that consents.' }) partyId!: string;
  @Field(() => consentScopes) scope!: ConsentScope;
  @Field(() => consentChannels) channel!: ConsentChannel;
  @Field(() => String, { description: 'Title and number of the document, or where the recording lies.' })
  evidence!: string;
}

export function presentConsent(row: ConsentEntity): Consent {
  const { id, partyId, scope, channel, evidence, givenAt, revokedAt } = row;
  return { id, partyId, scope, channel, evidence, givenAt, revokedAt };
}
