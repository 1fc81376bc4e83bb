/**
 * What a notice (提醒) may be of. A matter has one line: a later notice of it takes the place of the one before.
 *
 * REFERRAL_ARRIVED     待签收      a referral has come in
 * REFERRAL_SIGNED_FOR  对方已签收  and so on for what the organisation has sent
 * DEADLINE_NEAR        三个工作日内到期
 * DEAD_LETTER          消息未达    for administrators
 * DIGEST               每日提要    what is due, once a working day
 */
export const noticeKinds = {
  REFERRAL_ARRIVED: 'REFERRAL_ARRIVED',
  REFERRAL_RECALLED: 'REFERRAL_RECALLED',
  REFERRAL_DISPUTED: 'REFERRAL_DISPUTED',
  REFERRAL_CLOSED: 'REFERRAL_CLOSED',
  REFERRAL_SIGNED_FOR: 'REFERRAL_SIGNED_FOR',
  REFERRAL_ACCEPTED: 'REFERRAL_ACCEPTED',
  REFERRAL_RETURNED: 'REFERRAL_RETURNED',
  REFERRAL_EXTENDED: 'REFERRAL_EXTENDED',
  REFERRAL_SUPPLEMENT: 'REFERRAL_SUPPLEMENT',
  REFERRAL_RESULT: 'REFERRAL_RESULT',
  DEADLINE_USED_70: 'DEADLINE_USED_70',
  DEADLINE_USED_90: 'DEADLINE_USED_90',
  DEADLINE_NEAR: 'DEADLINE_NEAR',
  DEADLINE_LAPSED: 'DEADLINE_LAPSED',
  DEAD_LETTER: 'DEAD_LETTER',
  DIGEST: 'DIGEST',
} as const;
export type NoticeKind = keyof typeof noticeKinds;

/** Whom it is for: who works cases or leads, or who keeps the system. */
export type NoticeAudience = 'STAFF' | 'ADMINISTRATOR';

export function audienceOf(kind: NoticeKind): NoticeAudience {
  return kind === 'DEAD_LETTER' ? 'ADMINISTRATOR' : 'STAFF';
}

/** What is also carried over the channels outside the desk: the digest, and what is about to lapse or has. */
export const carriedKinds: readonly NoticeKind[] = ['DIGEST', 'DEADLINE_NEAR', 'DEADLINE_LAPSED'];
