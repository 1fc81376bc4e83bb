import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { PartyInput } from '#kernel/party/party-input.type.js';
import { Refusal } from '#kernel/refusal.js';
import type { IntakeDoor, UnionIntakeEntity } from '../intake/intake.entity.js';
import { openIntake } from '../intake/register-intake.js';
import type { EnquirerColumns } from './enquirer.entity.js';

export interface EnquiryCase {
  id: string;
  cause: string;
  claim?: number | null;
  facts?: string | null;
  parties: PartyInput[];
}

interface Enquiry extends EnquirerColumns {
  number: string | null;
  matter: string;
}

/** Opens the intake that a call or a visit leads to; what is known of it already is not asked again. */
export function openEnquiryCase(
  tx: EntityManager,
  ctx: RequestContext,
  door: IntakeDoor,
  enquiry: Enquiry,
  { cause, claim, facts, parties }: EnquiryCase,
): Promise<UnionIntakeEntity> {
  return openIntake(tx, ctx, {
    ...{ door, cause, claim: claim ?? null, facts: facts ?? enquiry.matter, number: enquiry.number },
    parties: withApplicant(enquiry, parties),
  });
}

function withApplicant(enquirer: EnquirerColumns, parties: PartyInput[]): PartyInput[] {
  if (parties.some(({ side }) => side === 'APPLICANT')) return parties;
  const { enquirerName: name, enquirerIdNumber: idNumber, enquirerPhone: phone } = enquirer;
  if (name === null)
    throw new Refusal('BAD_INPUT', '没有填写申请人。', '来电来访人没有留下姓名的，请补充申请人信息。');
  return [{ side: 'APPLICANT', kind: 'PERSON', name, idNumber, phone }, ...parties];
}
