import { Refusal } from '#kernel/refusal.js';

export interface ApplicationFacts {
  /** Sides of the parties that applied. */
  sides: ReadonlySet<string>;
  appliedOn: string;
  /** Last day of JC-1. */
  applyBy: string;
  byMediationOrganisation: boolean;
  alreadyConfirmed: boolean;
}

const refuseInstead = '可以裁定不予受理，并写明理由。';

/** Whether the application may be accepted: joint, in time, on the agreement of a lawful mediation organisation, once. */
export function checkApplication(facts: ApplicationFacts): void {
  if (facts.sides.size < 2) {
    throw new Refusal(
      'ONE_PARTY_APPLICATION',
      '司法确认须由双方当事人共同申请（民事诉讼法第205条）。',
      refuseInstead,
    );
  }
  if (facts.appliedOn > facts.applyBy) {
    throw new Refusal(
      'OUT_OF_TIME',
      `申请日${facts.appliedOn}已过期限，应在${facts.applyBy}之前共同申请。`,
      refuseInstead,
    );
  }
  if (!facts.byMediationOrganisation) {
    throw new Refusal('BAD_INPUT', '主持调解的单位不是依法设立的调解组织。', refuseInstead);
  }
  if (facts.alreadyConfirmed)
    throw new Refusal('ALREADY_CONFIRMED', '该调解协议已经司法确认。', refuseInstead);
}
