import type { ConsentScope } from '#kernel/consent/consent.entity.js';

/** One of the two ways to make an agreement enforceable; they exclude each other (办案规则 §75(5)). */
export interface EnforceableRoute {
  arrow: 'A05' | 'A06';
  /** Limit from the agreement's effect; it cannot be lengthened. */
  rule: 'JC-1' | 'AR-1';
  scope: ConsentScope;
  letter: { type: string; title: string };
  materials: string[];
  /** Causes that this way is closed to. */
  excluded: readonly string[];
  /** What whoever applies on one of them is told, and what to do instead. */
  excludedBecause: readonly [message: string, hint: string];
}

/** Causes in which the relation itself is to be confirmed. */
const ofRelation = ['CONFIRM_LABOUR_RELATION', 'NEF_CONFIRM'];

export const confirmationRoute: EnforceableRoute = {
  arrow: 'A05',
  rule: 'JC-1',
  scope: 'CONFIRMATION',
  letter: { type: 'CONFIRMATION_APPLICATION', title: '司法确认申请书' },
  materials: ['司法确认申请书', '调解协议书', '调解组织主持调解的证明', '身份和资格证明', '送达地址确认书'],
  excluded: ofRelation,
  excludedBecause: [
    '确认劳动关系的协议不能申请司法确认。',
    '依据：解释（一）第52条（仅就给付义务达成的协议）；民诉解释第355条第3项。可以申请仲裁。',
  ],
};

export const reviewRoute: EnforceableRoute = {
  arrow: 'A06',
  rule: 'AR-1',
  scope: 'ARBITRAL_REVIEW',
  letter: { type: 'REVIEW_APPLICATION', title: '仲裁审查申请书' },
  materials: ['仲裁审查申请书', '调解协议书', '身份证明', '有关证据材料', '送达地址确认书'],
  excluded: ofRelation,
  excludedBecause: ['确认劳动关系的协议不能申请仲裁审查。', '依据：办案规则第75条第4项。可以申请仲裁。'],
};
