import { Refusal } from '#kernel/refusal.js';

/** What the court has found of an application, besides whether the sums are due: 民诉解释 §427. */
export interface OrderConditions {
  pecuniary: boolean;
  amountCertain: boolean;
  counterDuty: boolean;
  debtorReachable: boolean;
  preservationAsked: boolean;
}

/** Why an application is not accepted, or rejected: 民诉解释 §427–428. */
export const orderRefusalGrounds = {
  NOT_PECUNIARY: 'NOT_PECUNIARY',
  NOT_DUE: 'NOT_DUE',
  NOT_CERTAIN: 'NOT_CERTAIN',
  COUNTER_DUTY: 'COUNTER_DUTY',
  DEBTOR_UNREACHABLE: 'DEBTOR_UNREACHABLE',
  PRESERVATION_ASKED: 'PRESERVATION_ASKED',
  WRONG_COURT: 'WRONG_COURT',
  OTHER: 'OTHER',
} as const;
export type OrderRefusalGround = keyof typeof orderRefusalGrounds;

const unmet: readonly {
  ground: Exclude<OrderRefusalGround, 'NOT_DUE' | 'WRONG_COURT' | 'OTHER'>;
  holds: (conditions: OrderConditions) => boolean;
  text: string;
}[] = [
  {
    ground: 'NOT_PECUNIARY',
    holds: ({ pecuniary }) => pecuniary,
    text: '支付令只适用于给付金钱或者有价证券。',
  },
  { ground: 'NOT_CERTAIN', holds: ({ amountCertain }) => amountCertain, text: '请求给付的数额不确定。' },
  { ground: 'COUNTER_DUTY', holds: ({ counterDuty }) => !counterDuty, text: '债权人还有对待给付义务。' },
  {
    ground: 'DEBTOR_UNREACHABLE',
    holds: ({ debtorReachable }) => debtorReachable,
    text: '债务人不在境内或者下落不明，支付令无法送达。',
  },
  {
    ground: 'PRESERVATION_ASKED',
    holds: ({ preservationAsked }) => !preservationAsked,
    text: '债权人已经申请诉前保全。',
  },
];

/** Whether the application meets 民诉解释 §427. Refuses with the ground on which the court would refuse it. */
export function needConditions(conditions: OrderConditions): void {
  const first = unmet.find(({ holds }) => !holds(conditions));
  if (!first) return;
  throw new Refusal(
    first.ground,
    `${first.text}（民事诉讼法司法解释第427条）`,
    '可以通知不予受理，并写明理由。',
  );
}

/** The return reason of schema/law/return-reasons.yaml that carries a refusal back to the sender. */
export const returnReasonOf: Record<OrderRefusalGround, string> = {
  NOT_PECUNIARY: 'OUT_OF_SCOPE',
  NOT_DUE: 'OUT_OF_SCOPE',
  NOT_CERTAIN: 'OUT_OF_SCOPE',
  COUNTER_DUTY: 'OUT_OF_SCOPE',
  DEBTOR_UNREACHABLE: 'PARTY_UNREACHABLE',
  PRESERVATION_ASKED: 'ALREADY_IN_PROCEDURE',
  WRONG_COURT: 'NO_JURISDICTION',
  OTHER: 'OUT_OF_SCOPE',
};
