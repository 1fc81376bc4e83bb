import { randomUUID } from 'node:crypto';
import { signedBy, type Words } from '../attacks/thief.js';
import type { AbusedCounty } from './abused-county.js';
import type { MessageAbuse } from './abuse.js';
import { goodLetter } from './letters.js';

/** A message that was taken in, and what comes after it. */
function after(title: string, answer: MessageAbuse['answer'], next: (first: Words) => Words): MessageAbuse {
  const bring = async (county: AbusedCounty) => {
    const first = goodLetter();
    await county.bring('union', signedBy(county.thieves.court, first));
    return { message: signedBy(county.thieves.court, next(first)) };
  };
  return { title, answer, bring };
}

/** Messages that contradict one that was taken in, or come before their turn, all rightly signed. */
export const sequenceAbuses: MessageAbuse[] = [
  after('a message that leaves one out', [425, 'OUT_OF_ORDER'], (first) => ({
    ...first,
    ...{ id: randomUUID(), caseseq: 3 },
  })),
  after('a message that takes the last number there is', [425, 'OUT_OF_ORDER'], (first) => ({
    ...first,
    ...{ id: randomUUID(), caseseq: 2 ** 31 - 1 },
  })),
  {
    title: 'a second message about a case of which there was no first',
    answer: [425, 'OUT_OF_ORDER'],
    bring: (county) => ({ message: signedBy(county.thieves.court, goodLetter({ caseseq: 2 })) }),
  },
  after('another message under a number that was used', [409, 'SEQUENCE_REUSED'], (first) => ({
    ...first,
    id: randomUUID(),
  })),
  after('other words under the id of a message that was taken in', [409, 'MESSAGE_ALTERED'], (first) => ({
    ...first,
    data: { ...(first.data as Words), state: 'REPLIED' },
  })),
  after('the same message with another time', [409, 'MESSAGE_ALTERED'], (first) => ({
    ...first,
    time: '2024-01-01T00:00:00.000Z',
  })),
  after('the same message with its id in capitals', [409, 'MESSAGE_ALTERED'], (first) => ({
    ...first,
    id: String(first.id).toUpperCase(),
  })),
  after('the same message under the number after its own', [409, 'MESSAGE_ALTERED'], (first) => ({
    ...first,
    caseseq: 2,
  })),
  after('the same message about another case', [409, 'MESSAGE_ALTERED'], (first) => ({
    ...first,
    caseid: `abuse-${randomUUID()}`,
  })),
];
