import { randomUUID } from 'node:crypto';
import { linkageCentre, secondCourt, union } from '../../../infra/county/organisations.js';
import { letter, signedBy, thiefOf, type Words } from '../attacks/thief.js';
import type { MessageAbuse } from './abuse.js';
import { referralLetter } from './content-abuses.js';
import type { Referred } from './courses.js';
import { nextAbout, now } from './next-about.js';

/** Messages about a referral that is not what they say it is. */
export const otherReferralAbuses: ((referred: () => Referred) => MessageAbuse)[] = [
  (referred) => ({
    title: 'an act on a referral of another case',
    answer: [200, 'NOT_FOUND'],
    async bring(county) {
      const { SENT, RECEIVED } = referred();
      const words = await nextAbout(
        county,
        'court',
        SENT,
        'ReferralMoved',
        {
          ...{ act: 'recall', referralId: RECEIVED.id },
        },
        { referralid: RECEIVED.id },
      );
      return { message: signedBy(county.thieves.court, words) };
    },
  }),
  (referred) => ({
    title: 'an act whose envelope names another referral than its content',
    answer: [200, 'BAD_INPUT'],
    async bring(county) {
      const { SENT, RECEIVED } = referred();
      const words = await nextAbout(
        county,
        'court',
        SENT,
        'ReferralMoved',
        { act: 'recall' },
        {
          referralid: RECEIVED.id,
        },
      );
      return { message: signedBy(county.thieves.court, words) };
    },
  }),
  (referred) => ({
    title: 'an act on a referral that does not exist',
    answer: [200, 'NOT_FOUND'],
    async bring(county) {
      const lost = { ...referred().SENT, id: randomUUID() };
      const words = await nextAbout(county, 'court', lost, 'ReferralMoved', { act: 'recall' });
      return { message: signedBy(county.thieves.court, words) };
    },
  }),
  ...[
    { who: secondCourt, title: 'a recall by another court than the one that sent it' },
    { who: linkageCentre, title: 'a recall by the register of cases' },
  ].map(({ who, title }) => (referred: () => Referred): MessageAbuse => ({
    ...{ title, answer: [200, 'NOT_FOUND'] },
    bring(county) {
      const { id: referralId, caseCode } = referred().SENT;
      const body = { referralId, act: 'recall', at: now(), text: '样例' };
      const way = { from: who, to: union, caseCode, number: 1, type: 'ReferralMoved' };
      const number = (passed.get(who.code) ?? 0) + 1;
      passed.set(who.code, number);
      return { message: signedBy(thiefOf(county, who), letter({ ...way, number, body })) };
    },
  })),
  (referred) => ({
    title: 'a letter with other words under the name of a referral that was sent',
    answer: [200, 'BAD_INPUT'],
    async bring(county) {
      const { SENT } = referred();
      const words = referralLetter(SENT.caseCode);
      const again = await nextAbout(county, 'court', SENT, 'ReferralIssued', {}, {});
      const data = { ...(words.data as Words), referralId: SENT.id };
      return { message: signedBy(county.thieves.court, { ...again, data }) };
    },
  }),
  (referred) => ({
    title: 'a letter of the receiver under the name of the referral that it got',
    answer: [200, 'BAD_INPUT'],
    at: 'court',
    async bring(county) {
      const { IN_HANDLING } = referred();
      const words = referralLetter(IN_HANDLING.caseCode);
      const back = await nextAbout(county, 'union', IN_HANDLING, 'ReferralIssued', {}, {});
      const data = { ...(words.data as Words), referralId: IN_HANDLING.id, arrow: 'A05' };
      return { message: signedBy(county.thieves.union, { ...back, data }) };
    },
  }),
];

const passed = new Map<string, number>();
