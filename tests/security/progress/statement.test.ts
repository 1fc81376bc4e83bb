import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { canonical } from '#kernel/canonical.js';
import { signText } from '#kernel/exchange/keyring.js';
import type { Proof } from '#kernel/progress/answer.js';
import { issueStatement } from '#kernel/progress/statement.js';
import { court, secondCourt, union } from '../../../infra/county/organisations.js';
import { partiesOf, workerA } from '../../journeys/people.js';
import { Scene } from '../../journeys/scene.js';
import { type BootedHub, bootHub } from '../../kit/boot-hub.js';
import { ask, atAgency, post, timePasses } from './progress-doors.js';

let hub: BootedHub;
let code: string;
const right = workerA.phone.slice(-4);

beforeAll(async () => {
  hub = await bootHub();
  const dispute = { cause: 'WAGE_CLAIM', causeVersion: '2025', claim: 1, facts: null };
  const input = { ...dispute, directSuitGround: 'WAGE_IOU', parties: partiesOf(workerA), consents: [] };
  code = (await new Scene(hub.client).act('court-clerk', 'courtReceiveFiling', input, 'caseCode')).caseCode;
  await hub.settled();
}, 180_000);
afterAll(() => hub?.stop());
beforeEach(() => timePasses(hub));

const proof = async (): Promise<Proof> =>
  JSON.parse((await atAgency(hub, 'court', 'progress', { caseCode: code, phoneEnding: right })).text).proof;

/** A statement with other words, signed by whom the second argument names. */
const stated = async (
  changes: object,
  by: 'court' | 'union' = 'court',
  organisation = court.code,
): Promise<Proof> => {
  const { keyring } = hub.agency(by).agency;
  const { statement: own } = await issueStatement(keyring, organisation, code);
  const statement = JSON.parse(own) as object;
  const text = canonical({ ...statement, ...changes });
  return { statement: text, ...(await signText(keyring, organisation, text)) };
};

describe('the register and the other agencies', () => {
  test('answer on the statement of the court that opened the case', async () => {
    const given = await proof();
    expect((await atAgency(hub, 'docket', 'progress/course', given)).status).toBe(200);
    expect((await atAgency(hub, 'docket', 'progress/course', await stated({}))).status).toBe(200);
    expect((await atAgency(hub, 'union', 'progress/usage', given)).text).toBe('{"uses":[]}');
  });

  test('answer nobody with the gateway’s key alone', async () => {
    for (const question of [{}, { caseCode: code }, { caseCode: code, phoneEnding: right }])
      expect((await atAgency(hub, 'docket', 'progress/course', question)).status).toBe(401);
    expect((await atAgency(hub, 'union', 'progress/usage', { caseCode: code })).status).toBe(401);
  });

  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const refused: [string, () => Proof | Promise<Proof>][] = [
    ['a changed one', async () => ({ ...(await proof()), statement: (await proof()).statement })],
    [
      'one for another case',
      async () => {
        const given = await proof();
        return { ...given, statement: given.statement.replace('-000001-', '-000002-') };
      },
    ],
    ['an expired one', () => stated({ issuedAt: minutesAgo(3), expiresAt: minutesAgo(2) })],
    ['one of tomorrow', () => stated({ issuedAt: minutesAgo(-60), expiresAt: minutesAgo(-61) })],
    ['one for longer than a minute', () => stated({ expiresAt: minutesAgo(-5) })],
    ['one that is something else', () => stated({ kind: 'RECEIPT' })],
    [
      'one of an agency that did not open the case',
      () => stated({ organisation: union.code }, 'union', union.code),
    ],
    ['one of the union in the court’s name', () => stated({ organisation: court.code }, 'union', union.code)],
    [
      'one under a key the book does not know',
      async () => ({ ...(await stated({})), keyId: `${court.code}#9` }),
    ],
    ['one by another court’s key', async () => ({ ...(await stated({})), keyId: `${secondCourt.code}#1` })],
    ['none', () => ({ statement: '', signature: '', keyId: '' })],
  ];
  test.each(refused)('refuse %s', async (_, make) => {
    const given = await make();
    expect((await atAgency(hub, 'docket', 'progress/course', given)).status).toBe(401);
    expect((await atAgency(hub, 'court', 'progress/usage', given)).status).toBe(401);
  });
});

describe('the agency’s door', () => {
  const question = () => ({ caseCode: code, phoneEnding: right });

  test('is shut without the gateway’s signature, and to a stranger’s', async () => {
    const privateKey = generateKeyPairSync('ed25519')
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    for (const door of ['progress', 'progress/course', 'progress/usage'])
      for (const key of [null, { id: 'gateway#1', privateKey }])
        expect((await atAgency(hub, 'court', door, question(), key)).status, door).toBe(401);
  });

  test('is no door where no case is opened, nor to a case of another letter', async () => {
    expect((await atAgency(hub, 'docket', 'progress', question())).status).toBe(404);
    expect((await atAgency(hub, 'court', 'progress/course', await proof())).status).toBe(404);
    expect((await atAgency(hub, 'union', 'progress', question())).text).toBe('{"shown":false}');
  });

  test('reads no more than 4 KB', async () => {
    const body = { ...question(), more: 'x'.repeat(5000) };
    expect((await atAgency(hub, 'court', 'progress', body)).status).toBe(413);
  });
});

describe('the public door', () => {
  test('is a page without script, in large type, kept nowhere and framed nowhere', async () => {
    const response = await fetch(`${hub.url}/progress?case=${code}`);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain(`value="${code}"`);
    expect(text).not.toMatch(/<script|javascript:|\son[a-z]+=|https?:\/\//i);
    const sizes = [...text.matchAll(/font(?:-size)?:[^;}]*?([\d.]+)rem/g)].map(
      ([, size]) => Number(size) * 16,
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('same-origin');
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('content-security-policy')).toMatch(
      /default-src 'self'.*frame-ancestors 'none'/,
    );
  });

  test('puts what was typed back as text', async () => {
    const { text } = await ask(hub, '"><script>alert(1)</script>', right);
    expect(text).not.toContain('<script');
  });

  test.each([
    [{ origin: 'https://elsewhere.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
  ])('refuses a form from elsewhere: %j', async (headers) => {
    const { status, text } = await ask(hub, code, right, headers);
    expect(status).toBe(403);
    expect(text).not.toContain('您好');
  });

  test('takes the form of its own page', async () => {
    const { text } = await ask(hub, code, right, { origin: hub.url, 'sec-fetch-site': 'same-origin' });
    expect(text).toContain('您好');
  });

  test('reads no more than 4 KB, and nothing but a form or JSON', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post(hub, `caseCode=${'x'.repeat(5000)}`, form)).status).toBe(413);
    expect((await post(hub, '{', { 'content-type': 'application/json' })).status).toBe(400);
    expect((await post(hub, 'x', { 'content-type': 'text/plain' })).text).toContain('没有查到');
  });

  test('is linked from the first page', async () => {
    expect(await (await fetch(hub.url)).text()).toContain('href="/progress"');
  });

  test('still answers with the register down, and says what is missing', async () => {
    await hub.stopAgency('docket');
    const { status, text } = await ask(hub, code, right);
    await hub.startAgency('docket');
    expect(status).toBe(200);
    expect(text).toContain('由虚构区人民法院收到');
    expect(text).toContain('联动中心暂时没有答复');
    expect(text).not.toMatch(/127\.0\.0\.1|ECONN/);
  });

  test('says so when the agency itself is down', async () => {
    await hub.stopAgency('court');
    const { status, text } = await ask(hub, code, right);
    await hub.startAgency('court');
    expect(status).toBe(200);
    expect(text).toContain('法院系统暂时没有答复');
    expect(text).not.toMatch(/127\.0\.0\.1|ECONN|没有查到/);
  });
});
