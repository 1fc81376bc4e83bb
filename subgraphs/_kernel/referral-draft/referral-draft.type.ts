import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';
import { arrow as arrowOf } from '#kernel/clock/law.js';
import { ConsentInput } from '#kernel/consent/consent.type.js';
import type { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { partySides } from '#kernel/party/party.type.js';
import type { PartySide } from '#kernel/party/party.entity.js';
import { referralStates } from '#kernel/referral/referral.type.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { missingConsents } from './missing-consents.js';
import type { ReferralDraftEntity, ReferralDraftState } from './referral-draft.entity.js';

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description: 'A referral its sender prepares, before anything leaves (转介拟稿); for the sender alone.',
})
export class ReferralDraft {
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: 'Case code (案件码).' }) caseCode!: string;
  @Field(() => String, { description: 'Arrow of schema/law/arrows.yaml: A24 人民调解… (转介类型).' })
  arrow!: string;
  @Field(() => String, { description: 'Name of the arrow.' }) arrowName!: string;
  @Field(() => String, { description: 'Organisation code of whoever is to have it (接收单位).' }) to!: string;
  @Field(() => String, { description: 'Name of whoever is to have it.' }) toName!: string;
  @Field(() => referralStates) state!: ReferralDraftState;
  @Field(() => String, {
    nullable: true,
    description: 'Number of the letter (文号); null where none is given.',
  })
  number!: string | null;
  @Field(() => [partySides], { description: 'The sides that have not consented yet (待征求同意).' })
  missingConsents!: PartySide[];
  @Field(() => InstantScalar, { description: 'When it was prepared (拟稿时间).' }) draftedAt!: Date;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the parties were asked; null until then.',
  })
  askedOn!: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it was sent or given up (办结日期); null until then.',
  })
  endedOn!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was given up (取消理由); null where it was not.',
  })
  cancelledBecause!: string | null;
}

@InputType({ description: 'A referral to be prepared (转介拟稿).' })
export class DraftReferralInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => String, {
    description: 'Arrow (转介类型): A24 to people’s mediation (人民调解), A18 to arbitration (转仲裁).',
  })
  arrow!: string;
  @Field(() => CreditCodeScalar, { description: 'Organisation code of whoever is to have it (接收单位).' })
  to!: string;
  @Field(() => String, { nullable: true, description: 'Number of the letter (文号).' })
  number?: string | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'The workers on whose behalf it goes to arbitration (申请人).',
  })
  applicantPartyIds?: string[] | null;
}

@InputType({ description: 'Sends a prepared referral (发出).' })
export class SendReferralDraftInput {
  @Field(() => ID) id!: string;
  @Field(() => [ConsentInput], {
    nullable: true,
    description: 'Consents that are not on record yet (同意登记).',
  })
  consents?: ConsentInput[] | null;
}

@InputType({ description: 'Gives a prepared referral up (取消).' })
export class CancelReferralDraftInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Why (取消理由).' }) reason!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'A party that was asked does not consent (当事人不同意).',
  })
  refused!: boolean;
}

const open = new Set<string>(['DRAFT', 'CONSENT_PENDING']);

export async function presentDraft(ctx: RequestContext, row: ReferralDraftEntity): Promise<ReferralDraft> {
  const { id, caseCode, arrow, receiver: to, state, number } = row;
  const { draftedAt, askedOn, endedOn, cancelledBecause } = row;
  return {
    ...{ id, caseCode, arrow, to, state, number, draftedAt, askedOn, endedOn, cancelledBecause },
    arrowName: arrowOf(arrow).name,
    toName: ctx.agency.book.find(to)?.name ?? to,
    missingConsents: open.has(state) ? await missingConsents(ctx.db, row) : [],
  };
}
