import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { type LocalDate, LocalDateScalar } from '#kernel/values/local-date.js';
import type { ConsentChannel, ConsentEntity, ConsentScope } from './consent.entity.js';
import { type DisclosedKind, disclosedKinds } from './disclosed-kinds.js';

export const consentScopes = {
  MEDIATION: 'MEDIATION',
  EXTENSION: 'EXTENSION',
  CONFIRMATION: 'CONFIRMATION',
  ARBITRAL_REVIEW: 'ARBITRAL_REVIEW',
  LEGAL_AID: 'LEGAL_AID',
  SUPPORTED_LITIGATION: 'SUPPORTED_LITIGATION',
  SETTLEMENT: 'SETTLEMENT',
  ARBITRATION: 'ARBITRATION',
  PAYMENT_ORDER: 'PAYMENT_ORDER',
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
    'What is consented to: mediation (调解), extension (延期), judicial confirmation (司法确认), arbitral review (仲裁审查), legal aid (法律援助), supported litigation (支持起诉), settlement in a collective dispute (本人同意和解), arbitration (转仲裁), payment order (支付令), disclosure (信息提供).',
});
registerEnumType(consentChannels, {
  name: 'ConsentChannel',
  description: 'How the consent was given: paper (书面), online (线上), phone (电话), on the spot (当场).',
});
registerEnumType(disclosedKinds, {
  name: 'DisclosedKind',
  description: 'Kinds of data a consent opens to another organisation (信息种类).',
});

@DataClass('CONSENT')
@Directive('@shareable')
@ObjectType({ description: 'A recorded consent of a party (同意), with its evidence; revocable.' })
export class Consent {
  @Field(() => ID) id!: string;
  @Field(() => ID) partyId!: string;
  @Field(() => consentScopes) scope!: ConsentScope;
  @Field(() => consentChannels) channel!: ConsentChannel;
  @Field(() => String, { description: 'Where the evidence lies (证据).' }) evidence!: string;
  @Field(() => String, { nullable: true, description: 'SHA-256 of the document (凭证文件校验值).' })
  documentHash!: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the organisation it is given to (接收单位); null for the agency itself.',
  })
  recipient!: string | null;
  @Field(() => [disclosedKinds], {
    nullable: true,
    description: 'For a disclosure: the kinds of data that may be told (信息种类).',
  })
  kinds!: DisclosedKind[] | null;
  @Field(() => String, { nullable: true, description: 'What for, in words (用途).' })
  purpose!: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day it holds (截止日期); null until it is revoked.',
  })
  until!: LocalDate | null;
  @Field(() => InstantScalar) givenAt!: Date;
  @Field(() => ID, {
    nullable: true,
    description: 'Staff id of who recorded it (登记人); null for one that came with a referral.',
  })
  recordedBy!: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'Null while the consent has not been revoked.' })
  revokedAt!: Date | null;
  @Field(() => consentChannels, { nullable: true, description: 'How it was revoked (撤回方式).' })
  revocationChannel!: ConsentChannel | null;
  @Field(() => String, {
    nullable: true,
    description: 'Where the evidence of the revocation lies (撤回证据).',
  })
  revocationEvidence!: string | null;
}

@InputType({ description: 'A consent as it is recorded.' })
export class ConsentInput {
  @Field(() => ID, { description: 'The party that consents.' }) partyId!: string;
  @Field(() => consentScopes) scope!: ConsentScope;
  @Field(() => consentChannels) channel!: ConsentChannel;
  @Field(() => String, { description: 'Title and number of the document, or where the recording lies.' })
  evidence!: string;
  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the document, 64 hexadecimal digits (凭证文件校验值).',
  })
  documentHash?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the organisation it is given to (接收单位); the own organisation where left out.',
  })
  recipient?: string | null;
  @Field(() => [disclosedKinds], {
    nullable: true,
    description: 'For a disclosure: the kinds of data (信息种类). SENSITIVE stands alone (单独同意).',
  })
  kinds?: DisclosedKind[] | null;
  @Field(() => String, { nullable: true, description: 'What for, in words (用途).' })
  purpose?: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'For a disclosure: the last day it holds (截止日期); until it is revoked where left out.',
  })
  until?: LocalDate | null;
}

@InputType({ description: 'How a party has taken a consent back (撤回).' })
export class ConsentRevocationInput {
  @Field(() => consentChannels, { nullable: true }) channel?: ConsentChannel | null;
  @Field(() => String, {
    nullable: true,
    description: 'Title and number of the document, or where the recording lies.',
  })
  evidence?: string | null;
}

export function presentConsent(row: ConsentEntity): Consent {
  const { id, partyId, scope, channel, evidence, documentHash, recipient, kinds, purpose } = row;
  const { givenAt, recordedBy, revokedAt, revocationChannel, revocationEvidence } = row;
  return {
    ...{ id, partyId, scope, channel, evidence, documentHash, recipient, kinds, purpose },
    until: row.until as LocalDate | null,
    ...{ givenAt, recordedBy, revokedAt, revocationChannel, revocationEvidence },
  };
}
