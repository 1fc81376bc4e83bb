import { randomUUID } from 'node:crypto';
import { canonical } from '#kernel/canonical.js';
import { court, union } from '../../../infra/county/organisations.js';
import { letter, type Words } from '../attacks/thief.js';
import type { MessageAbuse } from './abuse.js';
import { byCourt, goodLetter, reworded } from './letters.js';

const refused: MessageAbuse['answer'] = [200, 'BAD_INPUT'];

const ofType = (title: string, type: string): MessageAbuse => reworded(title, refused, () => ({ type }));

/** Messages of a type that the receiver takes from nobody. */
export const typeAbuses: MessageAbuse[] = [
  ofType('a message of a type nobody agreed on', 'EverythingSent'),
  ofType('a message of no type', ''),
  ofType('a message whose type is a part of another message', 'PartyBody'),
  ofType('a message whose type is a scalar of the agreement', 'Money'),
  ofType('a message whose type is what every object has', 'constructor'),
  ofType('a message whose type is the root of all objects', '__proto__'),
  ofType('a message whose type differs in one small letter', 'supervisionLetterProgressed'),
  ofType('a message that is for the register of cases alone', 'CaseOpened'),
];

function content(title: string, change: (body: Words) => Words): MessageAbuse {
  const bring: MessageAbuse['bring'] = (county) => {
    const words = goodLetter();
    return byCourt(county, { ...words, data: change(words.data as Words) });
  };
  return { title, answer: refused, bring };
}

/** Contents against the agreement of schema/messages.graphql. */
export const contentAbuses: MessageAbuse[] = [
  content('a content without one of its fields', ({ state: _state, ...rest }) => rest),
  content('a content with a field nobody agreed on', (body) => ({ ...body, admin: true })),
  content('a content whose needed field is null', (body) => ({ ...body, state: null })),
  content('a content with a number for a text', (body) => ({ ...body, state: 1 })),
  content('a content with a list for a text', (body) => ({ ...body, state: ['CLOSED'] })),
  content('a content with an object for a text', (body) => ({ ...body, text: { $ne: null } })),
  content('a content with a day that is none', (body) => ({ ...body, on: '2025-02-29' })),
  content('a content with a day in another notation', (body) => ({ ...body, on: '10/01/2025' })),
  content('a content with an instant for a day', (body) => ({ ...body, on: '2025-01-10T00:00:00Z' })),
  content('a content with a text longer than any', (body) => ({ ...body, text: '字'.repeat(20_001) })),
  content('a content with a sign that rings a terminal', (body) => ({ ...body, text: '办\u0007结' })),
  content('a content with a text that turns the direction of writing', (body) => ({
    ...body,
    text: '\u202e结办已',
  })),
  content('a content whose field is named with a zero byte', (body) => ({ ...body, 'text\u0000': '样例' })),
  {
    title: 'a content with a field named __proto__',
    answer: [400, 'MALFORMED'],
    bring: (county) =>
      byCourt(county, canonical(goodLetter()).replace('"data":{', '"data":{"__proto__":{"state":"OPEN"},')),
  },
  {
    title: 'a content of a text within lists within lists',
    answer: refused,
    bring: (county) =>
      byCourt(county, canonical(goodLetter()).replace('"已办结"', `${'['.repeat(28)}${']'.repeat(28)}`)),
  },
];

/** A referral letter of the court to the union about a case that the union does not know yet. */
export function referralLetter(caseCode: string, changes: Words = {}, envelope: Words = {}): Words {
  const [applicant, respondent, referralId] = [randomUUID(), randomUUID(), randomUUID()];
  const consent = (partyId: string): Words => ({
    ...{ consentId: randomUUID(), partyId, scope: 'MEDIATION', givenAt: '2025-01-09T01:00:00Z' },
    ...{ channel: 'ONLINE', evidence: '线上调解同意书' },
  });
  const body: Words = {
    ...{ referralId, originReferralId: null, arrow: 'A01', caseCode, issuedOn: '2025-01-10' },
    ...{ legalBasis: '样例', answerDue: '2025-01-17', materials: [], mediation: { stage: 'PRE_FILING' } },
    letter: { type: 'DELEGATION_LETTER', number: null, title: '委派调解函', signedBy: '样例书记员' },
    dispute: {
      ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', title: '追索劳动报酬纠纷', claim: 1_860_000 },
      ...{ facts: '欠条', division: '370499' },
      parties: [
        {
          ...{ partyId: applicant, side: 'APPLICANT', kind: 'PERSON', name: '测试甲' },
          idNumber: '370499198803120019',
        },
        {
          ...{ partyId: respondent, side: 'RESPONDENT', kind: 'EMPLOYER', name: '虚构市中科技有限公司' },
          creditCode: '91370499FAKE00013R',
        },
      ],
    },
    consents: [consent(applicant), consent(respondent)],
    ...changes,
  };
  return letter(
    { from: court, to: union, caseCode, number: 1, type: 'ReferralIssued', body },
    { referralid: body.referralId, ...envelope },
  );
}
