import { Field, ID, InputType } from 'type-graphql';
import { IdNumberScalar } from '#kernel/values/id-number.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { CourtPartyInput } from '../filing-intake/filing-intake.type.js';
import type { ApplicationSubject } from './case-of-application.js';
import type { PartyName } from './party-named.js';
import type { DueSum } from './due-sums.js';

@InputType({ description: 'A dispute that comes to the court by this application (当事人、案由、事实).' })
export class CourtCounterDisputeInput {
  @Field(() => String, { description: 'Cause (案由), of schema/law/causes.yaml.' }) cause!: string;
  @Field(() => String, { description: 'List the cause is taken from: 2020 or 2025.' }) causeVersion!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Names no person; the cause’s name where none is given.',
  })
  title?: string | null;
  @Field(() => String, { nullable: true, description: 'Facts and reasons (事实与理由).' }) facts?:
    string | null;
  @Field(() => [CourtPartyInput]) parties!: CourtPartyInput[];
}

@InputType({
  description:
    'What an application is about (申请所涉案件): the referral that brought it, a case on file here, or a new dispute.',
})
export class CourtApplicationInput {
  @Field(() => ID, { nullable: true, description: 'The referral that brought it (转介).' })
  referralId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Case code of a case on file at this court (案件码).' })
  caseCode?: string | null;
  @Field(() => CourtCounterDisputeInput, { nullable: true }) dispute?: CourtCounterDisputeInput | null;
}

@InputType({ description: 'A sum and the last day for paying it (到期款项).' })
export class CourtDueSumInput {
  @Field(() => LocalDateScalar, { description: 'Last day for performance (履行期限).' }) dueOn!: string;
  @Field(() => MoneyScalar) amount!: number;
}

@InputType({
  description: 'One of the applicants (申请人); neither is needed where there is only one.',
})
export class CourtApplicantInput {
  @Field(() => ID, { nullable: true, description: 'Party of a case on file.' }) partyId?: string | null;
  @Field(() => IdNumberScalar, { nullable: true, description: 'Identity number (身份证号).' })
  idNumber?: string | null;
}

export function subjectOf({ referralId, caseCode, dispute }: CourtApplicationInput): ApplicationSubject {
  return {
    referralId: referralId ?? null,
    caseCode: caseCode ?? null,
    dispute: dispute ? { ...dispute, title: dispute.title ?? null, facts: dispute.facts ?? null } : null,
  };
}

export function applicantOf(input: CourtApplicantInput | null | undefined): PartyName {
  return { partyId: input?.partyId ?? null, idNumber: input?.idNumber ?? null };
}

export function sumsOf(sums: readonly CourtDueSumInput[]): DueSum[] {
  return sums.map(({ dueOn, amount }) => ({ dueOn, amount }));
}
