import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#kernel/actor.js';
import { RequestContext } from '#kernel/context.js';
import { DeadlineTimers } from '#kernel/timers/deadline-timers.js';
import { court, secondCourt, type Organisation } from '../../../infra/county/organisations.js';
import { eventually } from '../../../tests/kit/eventually.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { endWebhook, registerWebhook, resendNotice } from './keep-webhooks.js';
import { raiseNotice } from './raise-notice.js';
import { mostAttempts, sendNotice } from './send-notice.js';
import { guardedLookup, mayCall, strictTargets, webhookUrl } from './webhook-target.js';
import { listNoticeDeliveries, listWebhooks } from './webhooks.js';

interface Told {
  headers: IncomingMessage['headers'];
  body: string;
}

let county: ToyCounty;
let server: Server;
let url: string;
let answers: number[] = [];
const told: Told[] = [];
beforeAll(async () => {
  county = await toyCounty();
  Object.assign(county.court, {
    webhookTargets: { plainHttp: true, anyAddress: true, innerNetworks: [] },
  });
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (text: Buffer) => (body += text.toString()));
    request.on('end', () => {
      told.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 204, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}, 120_000);
afterAll(async () => {
  server?.close();
  await county?.stop();
});

function person(role: Role, of: Organisation = court): RequestContext {
  const { agency, code: organisation } = of;
  return new RequestContext(county.court, {
    kind: 'STAFF',
    id: role,
    name: '样例',
    agency,
    organisation,
    roles: [role],
  });
}
const raise = (organisation: string = court.code) =>
  county.court.dataSource.transaction((tx) =>
    raiseNotice(tx, new Date(), {
      ...{ organisation, kind: 'REFERRAL_ARRIVED', matter: `referral ${randomUUID()}` },
      ...{ caseCode: 'WF-370499-C-2026-000417-X', details: { arrow: 'A01' } },
    }),
  );
const deliveries = async () =>
  (
    await listNoticeDeliveries(
      person('ADMINISTRATOR'),
      { first: 50, after: null },
      { webhookId: null, failedOnly: false },
    )
  ).rows;
/** As the receiver of a call checks it, by the text of the standard. */
const signatureOf = (secret: string, { headers, body }: Told) =>
  `v1,${createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`)
    .digest('base64')}`;

describe('a webhook', () => {
  test('is the administrator’s to keep, and is known to the own organisation alone', async () => {
    await expect(
      registerWebhook(person('CLERK'), { url, kinds: ['REFERRAL_ARRIVED'] }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(registerWebhook(person('ADMINISTRATOR'), { url, kinds: [] })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    const other = await registerWebhook(person('ADMINISTRATOR', secondCourt), {
      url,
      kinds: ['REFERRAL_ARRIVED'],
    });
    expect(await listWebhooks(person('ADMINISTRATOR'))).toEqual([]);
    await expect(endWebhook(person('ADMINISTRATOR'), other.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await endWebhook(person('ADMINISTRATOR', secondCourt), other.id);
  });

  test('is told in ids and codes, signed, again until it takes it, and by the same id', async () => {
    const { secret } = await registerWebhook(person('ADMINISTRATOR'), { url, kinds: ['REFERRAL_ARRIVED'] });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await raise();
    await raise(secondCourt.code);
    const [delivery, ...more] = await deliveries();
    expect(more).toEqual([]);
    answers = [500, 302];
    await expect(sendNotice(county.court, delivery!.id)).rejects.toThrow('HTTP_500');
    await expect(sendNotice(county.court, delivery!.id)).rejects.toThrow('HTTP_302');
    await sendNotice(county.court, delivery!.id);
    await sendNotice(county.court, delivery!.id);
    expect(told).toHaveLength(3);
    expect(new Set(told.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([`msg_${delivery!.id}`]),
    );
    for (const one of told) expect(one.headers['webhook-signature']).toBe(signatureOf(secret, one));
    const { type, data } = JSON.parse(told[0]!.body) as { type: string; data: object };
    expect([type, Object.keys(data).sort()]).toEqual([
      'REFERRAL_ARRIVED',
      ['arrow', 'caseCode', 'due', 'organisation', 'subjectId'],
    ]);
    expect((await deliveries())[0]).toMatchObject({ attempts: 3, lastError: null, givenUpAt: null });

    await resendNotice(person('ADMINISTRATOR'), delivery!.id);
    await sendNotice(county.court, delivery!.id);
    expect(told.at(-1)!.headers['webhook-id']).toBe(`msg_${delivery!.id}`);
  });

  test('is given up after the last try, and told no more once it is ended', async () => {
    await raise();
    const [delivery] = await deliveries();
    await county.court.dataSource.query('update notice_delivery set attempts = $2 where id = $1', [
      delivery!.id,
      mostAttempts - 1,
    ]);
    answers = [503];
    await sendNotice(county.court, delivery!.id);
    expect((await deliveries())[0]).toMatchObject({
      lastError: 'HTTP_503',
      givenUpAt: expect.any(Date) as Date,
    });
    await raise();
    for (const { id } of await listWebhooks(person('ADMINISTRATOR')))
      await endWebhook(person('ADMINISTRATOR'), id);
    const before = told.length;
    await sendNotice(county.court, (await deliveries())[0]!.id);
    expect((await deliveries())[0]).toMatchObject({ lastError: 'ENDED' });
    await raise();
    expect(told.length).toBe(before);
    expect(await deliveries()).toHaveLength(3);
  });

  test(
    'is told by the timers, which also write what has no channel yet into the log',
    { timeout: 120_000 },
    async () => {
      await registerWebhook(person('ADMINISTRATOR'), { url, kinds: ['DIGEST'] });
      const [before, lines] = [told.length, [] as object[]];
      const note = (line: object) => void lines.push(line);
      Object.assign(county.court, { log: { info: note, warn: note, error: note } });
      const timers = new DeadlineTimers(
        county.court,
        (county.court.dataSource.options as { url: string }).url,
      );
      timers.start();
      await timers.ready();
      await county.court.dataSource.transaction((tx) =>
        raiseNotice(tx, new Date(), {
          organisation: court.code,
          kind: 'DIGEST',
          matter: 'digest',
          details: { fresh: 1 },
        }),
      );
      await eventually(async () => told.length > before && lines.length >= 2, {
        seconds: 60,
        everyMilliseconds: 200,
      });
      await timers.stop();
      expect(lines.map((line) => (line as { channel?: string }).channel).sort()).toEqual(['SMS', 'WECOM']);
      expect(told).toHaveLength(before + 1);
    },
  );
});

describe('outside development', () => {
  test.each([
    'http://hooks.example.cn/',
    'https://127.0.0.1/',
    'https://10.1.2.3/',
    'https://[::1]/',
    'https://[::ffff:192.168.1.1]/',
    'https://2130706433/',
    'https://169.254.169.254/latest',
    'https://user:secret@hooks.example.cn/',
    'file:///etc/passwd',
    'hooks.example.cn',
  ])('no webhook leads to %s', (text) => {
    expect(() => webhookUrl(text, strictTargets)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });

  test('an inner network is open where the configuration names it', () => {
    const targets = { ...strictTargets, innerNetworks: ['10.20.0.0/16'] };
    expect(webhookUrl('https://10.20.3.4/hook', targets).hostname).toBe('10.20.3.4');
    expect(mayCall('10.21.0.1', targets)).toBe(false);
    expect(mayCall('8.8.8.8', strictTargets)).toBe(true);
  });

  test('a name that turns out to be an inner address is not connected to', async () => {
    const found = new Promise((resolve) =>
      guardedLookup(strictTargets)('localhost', {}, (error) => resolve(error)),
    );
    expect(await found).toMatchObject({ code: 'INNER_ADDRESS' });
  });

  test('one registered before the rule was stricter is not called either', async () => {
    await registerWebhook(person('ADMINISTRATOR'), { url, kinds: ['REFERRAL_ARRIVED'] });
    await raise();
    Object.assign(county.court, { webhookTargets: strictTargets });
    const [delivery] = await deliveries();
    const before = told.length;
    await expect(sendNotice(county.court, delivery!.id)).rejects.toThrow('NOT_HTTPS');
    Object.assign(county.court, { webhookTargets: { ...strictTargets, plainHttp: true } });
    await expect(sendNotice(county.court, delivery!.id)).rejects.toThrow('INNER_ADDRESS');
    expect(told.length).toBe(before);
  });
});
