import { randomUUID } from 'node:crypto';
import { canonical } from '#kernel/canonical.js';
import { court, union } from '../../../infra/county/organisations.js';
import { letter, signedBy, type Words } from '../attacks/thief.js';
import type { AbusedCounty } from './abused-county.js';
import type { Brought, MessageAbuse } from './abuse.js';

/** A message of the court to the union that nothing is wrong with, about a case of its own. */
export function goodLetter(changes: Words = {}): Words {
  const letterId = randomUUID();
  const caseCode = `abuse-${randomUUID()}`;
  const body = { caseCode, letterId, state: 'CLOSED', on: '2025-01-10', text: '已办结' };
  const type = 'SupervisionLetterProgressed';
  return letter({ from: court, to: union, caseCode, number: 1, type, body }, changes);
}

/** The words, rightly signed by the court. */
export function byCourt(county: AbusedCounty, words: Words | string): Brought {
  return { message: signedBy(county.thieves.court, words) };
}

/** A good message of which some words are other ones, rightly signed. */
export function reworded(title: string, answer: MessageAbuse['answer'], changes: () => Words): MessageAbuse {
  return { title, answer, bring: (county) => byCourt(county, goodLetter(changes())) };
}

/** A good message whose text is written another way, rightly signed as it is written. */
export function rewritten(title: string, change: (text: string) => string): MessageAbuse {
  const bring = (county: AbusedCounty) => byCourt(county, change(canonical(goodLetter())));
  return { title, answer: [400, 'MALFORMED'], bring };
}
