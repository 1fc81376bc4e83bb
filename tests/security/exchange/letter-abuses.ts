import { randomUUID } from 'node:crypto';
import { mintCaseCode } from '#kernel/values/case-code.js';
import { divisionCode } from '#kernel/values/division-code.js';
import type { Words } from '../attacks/thief.js';
import type { MessageAbuse } from './abuse.js';
import { referralLetter } from './content-abuses.js';
import { byCourt } from './letters.js';

let serial = 900_000;

/** The code of a case that nobody has heard of. */
export function newCaseCode(): string {
  serial += 1;
  return mintCaseCode({ division: divisionCode('370499'), letter: 'C', year: 2025, serial });
}

interface LetterParts {
  arrow: string;
  consents: Words[];
  dispute: Words & { parties: Words[] };
}

/** A referral letter, rightly signed, in which something is wrong. */
function wrongLetter(
  title: string,
  change: (letter: LetterParts) => Words,
  code = 'BAD_INPUT',
  envelope: (caseCode: string) => Words = () => ({}),
): MessageAbuse {
  const bring: MessageAbuse['bring'] = (county) => {
    const caseCode = newCaseCode();
    const words = referralLetter(caseCode, {}, envelope(caseCode));
    const body = words.data as LetterParts & Words;
    return byCourt(county, { ...words, data: { ...body, ...change(body) } });
  };
  return { title, answer: [200, code], bring };
}

function wrongParty(title: string, changes: Words): MessageAbuse {
  return wrongLetter(title, ({ dispute }) => {
    const [first, second] = dispute.parties;
    return { dispute: { ...dispute, parties: [{ ...first, ...changes }, second] } };
  });
}

function wrongDispute(title: string, changes: Words): MessageAbuse {
  return wrongLetter(title, ({ dispute }) => ({ dispute: { ...dispute, ...changes } }));
}

function wrongConsent(title: string, changes: Words): MessageAbuse {
  return wrongLetter(title, ({ consents }) => ({ consents: [{ ...consents[0], ...changes }, consents[1]] }));
}

const sameCode = (change: (code: string) => string): MessageAbuse['bring'] => {
  return (county) => byCourt(county, referralLetter(change(newCaseCode())));
};

/** Referral letters that no agency may take up, whoever signed them. */
export const letterAbuses: MessageAbuse[] = [
  wrongLetter('a referral by an arrow nobody drew', () => ({ arrow: 'A99' }), 'ARROW_NOT_OFFERED'),
  wrongLetter(
    'a referral by an arrow that leads the other way',
    () => ({ arrow: 'A05' }),
    'ARROW_NOT_OFFERED',
  ),
  wrongLetter(
    'a referral by an arrow that is another agency’s',
    () => ({ arrow: 'A03' }),
    'ARROW_NOT_OFFERED',
  ),
  wrongLetter('a referral about one case in the letter and another on the envelope', () => ({
    caseCode: newCaseCode(),
  })),
  wrongLetter(
    'a referral whose envelope names another referral',
    () => ({}),
    'BAD_INPUT',
    () => ({
      referralid: randomUUID(),
    }),
  ),
  {
    title: 'a referral about a case code with a wrong check character',
    answer: [200, 'BAD_INPUT'],
    bring: sameCode((code) => code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A')),
  },
  {
    title: 'a referral about a case code in small letters, a second name of the same case',
    answer: [200, 'BAD_INPUT'],
    bring: sameCode((code) => code.toLowerCase()),
  },
  {
    title: 'a referral about a case code in wide letters, a second name of the same case',
    answer: [200, 'BAD_INPUT'],
    bring: sameCode((code) => code.replace('WF', 'ＷＦ')),
  },
  wrongLetter('a referral to mediation at a stage that there is none', () => ({
    mediation: { stage: 'AFTERWARDS' },
  })),
  wrongDispute('a referral without parties', { parties: [] }),
  wrongLetter('a referral with an applicant alone', ({ dispute }) => ({
    dispute: { ...dispute, parties: dispute.parties.slice(0, 1) },
  })),
  wrongLetter('a referral that names a party twice', ({ dispute }) => ({
    dispute: { ...dispute, parties: [...dispute.parties, dispute.parties[0]] },
  })),
  wrongParty('a referral with a party on a side that a dispute does not have', { side: 'JUDGE' }),
  wrongParty('a referral with a party on the side that every object has', { side: 'constructor' }),
  wrongParty('a referral with a party that is neither person nor employer', { kind: 'MACHINE' }),
  wrongParty('a referral with a party whose id is none', { partyId: '1' }),
  wrongParty('a referral with an identity number whose last digit is wrong', {
    idNumber: '370499198803120011',
  }),
  wrongParty('a referral with a credit code whose last sign is wrong', { creditCode: '91370499FAKE00013X' }),
  wrongDispute('a referral with a claim below nothing', { claim: -1 }),
  wrongDispute('a referral with a claim of half a fen', { claim: 0.5 }),
  wrongDispute('a referral with a claim larger than can be counted', { claim: 2 ** 53 }),
  wrongDispute('a referral with a claim written as a text', { claim: '1860000' }),
  wrongDispute('a referral from a division that does not exist', { division: '000000' }),
  wrongConsent('a referral with the consent of somebody who is no party', { partyId: randomUUID() }),
  wrongConsent('a referral with a consent to something nobody can consent to', { scope: 'EVERYTHING' }),
  wrongConsent('a referral with a consent given in a way that is none', { channel: 'TELEPATHY' }),
  wrongConsent('a referral with a consent given on a day that is none', {
    givenAt: '2025-02-30T00:00:00Z',
  }),
];
