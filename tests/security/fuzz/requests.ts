import type { Ground } from './ground.js';
import { agencyNames } from '../../../infra/county/process-table.js';
import type { FuzzInput } from './input.js';
import { brokenBytes } from './broken-text.js';
import type { Random } from '../../kit/random.js';
import { sendBytes } from './raw-http.js';
import { strangePath } from './strange-paths.js';
import { hostileTexts } from './strange-text.js';

const methods = [
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'SEARCH',
  'get',
  'X',
  'M-SEARCH',
  'CONNECT',
];
const versions = ['1.0', '2.0', '9.9', '1.1\t', '', '1.1.1'];
/** Stands where the token of somebody who is signed in comes in. */
const tokenMark = 'Bearer signed-in';
const types = [
  ...[
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    '',
    'x/y',
  ],
  ...[
    'application/json; charset=utf-16',
    'application/json; charset="',
    'application/graphql',
    'application/octet-stream',
  ],
  ...[
    'application/json, text/html',
    'APPLICATION/JSON;charset=UTF-8',
    `text/${'x'.repeat(3000)}`,
    '*/*',
    'application/xml',
  ],
];
const encodings = ['gzip', 'deflate', 'br', 'identity', 'x', 'gzip, gzip, gzip', 'zstd', 'compress'];
const bodies = [
  ...[
    '',
    '{}',
    '[]',
    'null',
    '{"query":"{ __typename }"}',
    '{"query":"{ __schema { types { name } } }"}',
    '{"now":"x"}',
  ],
  ...[
    'caseCode=WF-370499-C-2024-000001-0&phoneEnding=0000',
    'caseCode[]=1&caseCode[__proto__]=2',
    '{"caseCode":{},"phoneEnding":[]}',
  ],
  ...[
    '{"caseCode":"\\u0000","phoneEnding":"\\ud800"}',
    'a=1&'.repeat(500),
    '%',
    '%u0000=%ff',
    '{"now":1e400}',
    '\u0000\u0001\u0002',
  ],
];

/** An HTTP request to the gateway that is wrong in its path, its method, its headers, its framing or its body. */
export function requestInput(random: Random, ground: Ground): FuzzInput {
  const person = random.chance(0.3) ? random.pick(ground.people) : null;
  const port = random.chance(0.9) ? ground.gatewayPort : ground.portOf(random.pick(agencyNames));
  const { bytes, whole } = requestBytes(random, ground, person !== null);
  return {
    says: `${person?.id ?? 'nobody'} ${JSON.stringify(bytes.toString('latin1').slice(0, 3000))}`,
    asker: person?.id ?? null,
    page: true,
    async send() {
      if (person === null) return sendBytes(port, bytes, whole);
      const text = bytes.toString('latin1').replace(tokenMark, `Bearer ${await ground.token(person)}`);
      return sendBytes(port, Buffer.from(text, 'latin1'), whole);
    },
  };
}

interface RequestBytes {
  bytes: Buffer;
  /** Whether the receiver can know where it ends. */
  whole: boolean;
}

function requestBytes(random: Random, ground: Ground, signedIn: boolean): RequestBytes {
  const path = strangePath(random);
  // The time of the hub under test stands still only as long as nobody sets it.
  const usual = path.toLowerCase().startsWith('/dev') || random.chance(0.7);
  const method = random.pick(usual ? ['GET', 'POST'] : methods);
  const body = Buffer.from(random.pick(bodies));
  const { lines: framed, whole } = framing(random, body);
  const lines = [
    `${method} ${path} HTTP/${random.chance(0.9) ? '1.1' : random.pick(versions)}`,
    random.chance(0.95)
      ? `host: 127.0.0.1:${ground.gatewayPort}`
      : `host: ${random.pick(['', 'evil.example', '[::1', '..', 'a b'])}`,
    'connection: close',
    ...(signedIn ? [`authorization: ${tokenMark}`] : []),
    ...framed,
    ...(random.chance(0.7) ? [`content-type: ${random.pick(types)}`] : []),
    ...Array.from({ length: random.pick([0, 0, 1, 2, 3]) }, () => strangeHeader(random)),
  ];
  const bytes = Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
  return random.chance(0.15)
    ? { bytes: brokenBytes(random, bytes), whole: false }
    : { bytes, whole: whole && method !== 'CONNECT' };
}

/** How the body's length is told, mostly truly. */
function framing(random: Random, body: Buffer): { lines: string[]; whole: boolean } {
  const length = `content-length: ${body.length}`;
  if (random.chance(0.7)) return { lines: [length], whole: true };
  if (random.chance(0.3))
    return { lines: [length, `content-encoding: ${random.pick(encodings)}`], whole: true };
  const wrong = random.pick([
    '-1',
    '1e3',
    '999999999999999999',
    '0x10',
    '',
    '1, 1',
    String(body.length + 50),
  ]);
  const lines = random.pick([
    ['transfer-encoding: chunked'],
    [length, 'transfer-encoding: chunked'],
    [length, `content-length: ${body.length + 1}`],
    [`content-length: ${wrong}`],
    ['transfer-encoding: identity, chunked', 'te: trailers'],
    ['expect: 100-continue', length],
    ['expect: x', length],
    [],
  ]);
  return { lines, whole: false };
}

function strangeHeader(random: Random): string {
  const cookie = random.pick([
    'x',
    '',
    'A'.repeat(43),
    'A'.repeat(6000),
    '%00',
    '"a',
    `${'a=b; '.repeat(300)}`,
    '__proto__',
  ]);
  return random.pick([
    () => `cookie: wufang_session=${cookie}`,
    () => `cookie: wufang_login=${cookie}`,
    () => `cookie: =; ;;; wufang_session; wufang_session=${random.hex(64)}`,
    () =>
      `authorization: ${random.pick(['Bearer', 'Bearer x', 'Bearer a.b.c', 'Basic eDp5', `Bearer ${random.hex(2000)}`, 'bearer\t', 'Digest x'])}`,
    () =>
      `authorization: Bearer ${['{"alg":"none"}', '{"sub":"leader"}', ''].map((part) => Buffer.from(part).toString('base64url')).join('.')}`,
    () => `x-${random.hex(5)}: ${'y'.repeat(random.pick([10, 1000, 9000, 20_000]))}`,
    () => `traceparent: ${random.pick(hostileTexts.filter((text) => /^[\x20-\x7e]*$/.test(text)))}`,
    () => `wufang-purpose: ${random.pick(['{', '"', '\x01', '\xff\xfe', '{}'])}`,
    () => `wufang-on-behalf-of: ${random.pick(['', 'leader', '\x7f', '../..'])}`,
    () => `wufang-upload: 1`,
    () => `origin: ${random.pick(['null', 'http://evil.example', 'x', ''])}`,
    () => `sec-fetch-site: ${random.pick(['cross-site', 'same-origin', ''])}`,
    () => `accept: ${random.pick(['', '*/*', 'text/html', 'x', ','.repeat(500)])}`,
    () => `x-forwarded-for: ${random.pick(['', '1.1.1.1', "'", '::1', 'x'.repeat(500)])}`,
    () => `x-forwarded-host: evil.example`,
    () => `if-none-match: ${'"x",'.repeat(200)}`,
    () => `range: bytes=${random.pick(['0-0', '-1', '9-1', 'x', '0-0,'.repeat(300)])}`,
    () => `upgrade: websocket`,
    () => `bad header without colon`,
    () => ` folded: x`,
    () => `na\x00me: x`,
    () => Array.from({ length: 150 }, (_, at) => `h${at}: x`).join('\r\n'),
  ])();
}
