import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { canonical } from '#kernel/canonical.js';
import { court, secondCourt, union } from '../../../infra/county/organisations.js';
import type { MessageAbuse } from './abuse.js';
import { byCourt, goodLetter, reworded, rewritten } from './letters.js';

const malformed: MessageAbuse['answer'] = [400, 'MALFORMED'];

/** Texts that are not the one canonical text of a message, all rightly signed as they stand. */
export const textAbuses: MessageAbuse[] = [
  rewritten('a message with a space after its end', (text) => `${text} `),
  rewritten('a message with a line break after its end', (text) => `${text}\n`),
  rewritten('a message laid out over several lines', (text) => JSON.stringify(JSON.parse(text), null, 2)),
  rewritten('a message whose fields are not in their order', (text) =>
    text.replace(/^\{("caseid":"[^"]*"),("caseseq":1)/, '{$2,$1'),
  ),
  rewritten('a message that names its receiver twice', (text) => `{"dest":"${court.code}",${text.slice(1)}`),
  rewritten('a message that says its state twice in its content', (text) =>
    text.replace('"state":"CLOSED"', '"state":"CLOSED","state":"REPLIED"'),
  ),
  rewritten('a message whose number is written 1.0', (text) => text.replace('"caseseq":1', '"caseseq":1.0')),
  rewritten('a message whose number is written 1e0', (text) => text.replace('"caseseq":1', '"caseseq":1e0')),
  rewritten('a message whose number is written -0', (text) => text.replace('"caseseq":1', '"caseseq":-0')),
  rewritten('a message whose number is written 01', (text) => text.replace('"caseseq":1', '"caseseq":01')),
  rewritten('a message with a letter written as its code point', (text) =>
    text.replace('CLOSED', 'CLOSE\\u0044'),
  ),
  rewritten('a message with a slash that needs no escape', (text) =>
    text.replace('application/json', 'application\\/json'),
  ),
  rewritten('a message with a comma too many', (text) => text.replace(/\}$/, ',}')),
  rewritten('a message with a comment in it', (text) => text.replace('{', '{/* 样例 */')),
  rewritten('a message in single quotes', (text) => text.replaceAll('"', "'")),
  rewritten('a list of messages', (text) => `[${text}]`),
  rewritten('two messages, one after the other', (text) => text + text),
  rewritten('nothing in the place of a message', () => ''),
  rewritten('the word null in the place of a message', () => 'null'),
  rewritten('a message cut short by one letter', (text) => text.slice(0, -1)),
  rewritten('a message with half a character in its text', (text) => text.replace('已办结', '\\ud800')),
  rewritten('a message with a zero byte in it', (text) => text.replace('已办结', '已\u0000结')),
  rewritten('a message of a hundred thousand lists within lists', (text) =>
    text.replace('"已办结"', '['.repeat(100_000) + ']'.repeat(100_000)),
  ),
];

const envelope = (title: string, changes: () => Record<string, unknown>): MessageAbuse =>
  reworded(title, malformed, changes);

/** Envelopes that say what no envelope may, all canonical and rightly signed. */
export const envelopeAbuses: MessageAbuse[] = [
  envelope('a message of another version of CloudEvents', () => ({ specversion: '0.3' })),
  envelope('a message without an id', () => ({ id: undefined })),
  envelope('a message whose id is no UUID', () => ({ id: '1' })),
  envelope('a message whose id is a path', () => ({ id: `../${randomUUID()}` })),
  envelope('a message whose sender is a bare code', () => ({ source: court.code })),
  envelope('a message whose sender is written in small letters', () => ({
    source: `urn:wufang:${court.code.toLowerCase()}`,
  })),
  envelope('a message of two senders', () => ({ source: `urn:wufang:${court.code}:${union.code}` })),
  envelope('a message of two receivers', () => ({ dest: [union.code, court.code] })),
  envelope('a message whose type is longer than any', () => ({ type: 'x'.repeat(61) })),
  envelope('a message whose type turns the direction of writing', () => ({ type: '\u202eType' })),
  envelope('a message of a time without its zone', () => ({ time: '2025-01-10T09:00:00' })),
  envelope('a message of the thirtieth of February', () => ({ time: '2025-02-30T09:00:00Z' })),
  envelope('a message of a time in seconds', () => ({ time: 1_736_470_800 })),
  envelope('a message that says it is XML', () => ({ datacontenttype: 'application/xml' })),
  envelope('a message about a case whose code is longer than any', () => ({ caseid: 'x'.repeat(61) })),
  envelope('a message about a case whose code hides a line feed', () => ({ caseid: 'WF\u0000' })),
  envelope('a message about no case', () => ({ caseid: undefined })),
  envelope('a message numbered 0', () => ({ caseseq: 0 })),
  envelope('a message numbered -1', () => ({ caseseq: -1 })),
  envelope('a message numbered one and a half', () => ({ caseseq: 1.5 })),
  envelope('a message numbered beyond what is counted', () => ({ caseseq: 2 ** 31 })),
  envelope('a message whose number is a text', () => ({ caseseq: '1' })),
  envelope('a message about a referral that is no UUID', () => ({ referralid: 'A01' })),
  envelope('a message that follows one that is no UUID', () => ({ causation: '' })),
  envelope('a message whose version is a number', () => ({ schemaver: 1 })),
  envelope('a message whose content is a list', () => ({ data: [] })),
  envelope('a message whose content is a text', () => ({ data: '{"state":"CLOSED"}' })),
  envelope('a message without content', () => ({ data: undefined })),
  envelope('a message with an attribute nobody agreed on', () => ({ bcc: union.code })),
  {
    title: 'a message with an attribute named __proto__',
    answer: malformed,
    bring: (county) =>
      byCourt(county, canonical(goodLetter()).replace('{', `{"__proto__":{"dest":"${court.code}"},`)),
  },
];

/** Messages that went to the wrong door, or say so. */
export const addressAbuses: MessageAbuse[] = [
  reworded('a message for another organisation of the county', [421, 'NOT_ADDRESSED_HERE'], () => ({
    dest: secondCourt.code,
  })),
  reworded('a message for its own sender', [421, 'NOT_ADDRESSED_HERE'], () => ({ dest: court.code })),
  reworded('a message for an organisation nobody lists', [421, 'NOT_ADDRESSED_HERE'], () => ({
    dest: '91370499FAKE00013R',
  })),
  reworded('a message of a sender nobody lists', [401, 'UNKNOWN_SENDER'], () => ({
    source: 'urn:wufang:91370499FAKE00013R',
  })),
  reworded('a message in the name of its own receiver', [401, 'BAD_SIGNATURE'], () => ({
    source: `urn:wufang:${union.code}`,
  })),
  reworded('a message in the name of another court', [401, 'BAD_SIGNATURE'], () => ({
    source: `urn:wufang:${secondCourt.code}`,
  })),
];

const wired = (
  title: string,
  answer: MessageAbuse['answer'],
  wire: (text: string) => NonNullable<ReturnType<typeof byCourt>['wire']>,
  text = () => canonical(goodLetter()),
): MessageAbuse => ({
  ...{ title, answer },
  bring: (county) => {
    const brought = byCourt(county, text());
    return { ...brought, wire: wire(brought.message.text) };
  },
});

/** Good messages that come over the wire in a way that nobody agreed on. */
export const wireAbuses: MessageAbuse[] = [
  wired('a message of more than 256 KB', [413, 'BAD_INPUT'], () => ({
    body: Buffer.alloc(257 * 1024, 'x'),
  })),
  wired('a megabyte that was pressed into a kilobyte', [413, 'BAD_INPUT'], () => ({
    headers: { 'content-encoding': 'gzip' },
    body: gzipSync(Buffer.alloc(1024 * 1024)),
  })),
  wired('a message pressed in a way nobody knows', [415, 'BAD_INPUT'], () => ({
    headers: { 'content-encoding': 'x-invented' },
  })),
  wired('a message that says it is pressed and is not', [400, 'BAD_INPUT'], () => ({
    headers: { 'content-encoding': 'gzip' },
  })),
  wired('a message in letters of a set nobody knows', [415, 'BAD_INPUT'], () => ({
    headers: { 'content-type': 'application/json; charset=x-invented' },
  })),
  wired('a message whose bytes are read as letters of another set', [401, 'BAD_SIGNATURE'], () => ({
    headers: { 'content-type': 'application/json; charset=iso-8859-1' },
  })),
  wired('a message with bytes that are no letter', [401, 'BAD_SIGNATURE'], (text) => ({
    body: Buffer.from(Buffer.from(text).toString('latin1').replace('CLOSED', 'CLOSE\xff'), 'latin1'),
  })),
  {
    title: 'a message that was signed with a mark of byte order before it',
    answer: [401, 'BAD_SIGNATURE'],
    bring: (county) => byCourt(county, `\ufeff${canonical(goodLetter())}`),
  },
  wired('a message that is put in place of another', [404, 'NOT_FOUND'], () => ({ method: 'PUT' })),
  wired('a message that is asked for', [404, 'NOT_FOUND'], () => ({ method: 'GET' })),
];
