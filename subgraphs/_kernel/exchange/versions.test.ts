import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { court, union } from '../../../infra/county/organisations.js';
import { signAtOnce } from '../../../tests/kit/sign-at-once.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import type { Agency, MessageHandler } from '../agency.js';
import { canonical } from '../canonical.js';
import { RequestContext } from '../context.js';
import { listDeadLetters, listDeliveries } from '../delivery/deliveries.js';
import { resendMessage } from '../delivery/resend-message.js';
import { Refusal } from '../refusal.js';
import { reconcile } from '../reconciliation/reconcile.js';
import { Agreement } from './agreement.js';
import { attributesSince, sourceOf } from './envelope.js';
import { InboxMessageEntity } from './inbox-message.entity.js';
import { agreedText, messageTypes } from './messages.js';
import { OutboxMessageEntity } from './outbox-message.entity.js';
import { post } from './post.js';
import { type Arrival, receive } from './receive.js';
import { Relay } from './relay.js';

// An agency of another release is the same agency with another agreement.
const letterState = 'input SupervisionLetterProgressed {';
const added = agreedText()
  .replace(letterState, `${letterState}\n  urgency: String @since(version: "1.100")`)
  .replace('input ConsentBody {', 'input ConsentBody {\n  seal: ConsentSeal @since(version: "1.101")')
  .concat('input ConsentSeal { by: String! }\n')
  .concat('"A letter is taken back." input LetterWithdrawn @since(version: "1.101") { letterId: ID! }\n');
const addedLater = /(\n\s*"[^"\n]*")?\n[^\n]*@since\(version: "[^"]*"\)(?=\n)/g;
const typesAddedLater = /(\n"[^"\n]*")?\ninput \w+ @since\(version: "[^"]*"\) \{[^}]*\}(?=\n)/g;
const first = new Agreement(agreedText().replace(typesAddedLater, '').replace(addedLater, ''), messageTypes);
const third = new Agreement(added, [...messageTypes, 'LetterWithdrawn'], attributesSince);
const type = 'SupervisionLetterProgressed';

let county: ToyCounty;
let heard: { data: unknown; type: string }[] = [];
const hear: MessageHandler<unknown> = async (_tx, _ctx, data, envelope) => {
  heard.push({ data, type: envelope.type });
};
beforeAll(async () => {
  county = await toyCounty({
    union: { handlers: { [type]: hear, LetterWithdrawn: hear, ConsentRevoked: hear } as never },
  });
});
afterAll(() => county?.stop());
beforeEach(() => (heard = []));

const as = (agency: Agency, agreement: Agreement): Agency => ({ ...agency, agreement });
const oldUnion = (): Agency => as(county.union, first);
const newUnion = (): Agency => as(county.union, third);
const oldCourt = (): Agency => as(county.court, first);
const newCourt = (): Agency => as(county.court, third);

/** The case of one test. */
let caseCode = '';
beforeEach(() => (caseCode = randomUUID()));
const body = (more: object = {}) => ({
  ...{ caseCode, letterId: randomUUID(), state: 'CLOSED', on: '2025-01-10', ...more },
});

/** The court says something, by the release it runs on. */
async function say(sender: Agency, data: object, options: object = {}): Promise<void> {
  const ctx = new RequestContext(sender, county.clerk(sender).actor);
  const message = { from: court.code, to: union.code, type, caseCode, body: data, ...options } as const;
  await ctx.transaction(async (tx) => post(tx, ctx, message as never));
}

/** Delivers what is due to the release that the union runs on. */
async function deliverTo(receiver: Agency): Promise<number> {
  await county.court.dataSource.query('update outbox_message set next_attempt_at = now()');
  return new Relay(county.court, null, (_endpoint, message) =>
    message.destination === union.code ? receive(receiver, message) : county.transport('', message),
  ).drain();
}

const sent = () =>
  county.court.dataSource.manager.find(OutboxMessageEntity, {
    where: { caseCode, destination: union.code },
    order: { caseSeq: 'ASC' },
  });
const versions = async () =>
  (await sent()).map(({ text }) => (JSON.parse(text) as { schemaver: string }).schemaver);
const dispositions = async () => (await sent()).map(({ disposition }) => disposition);

/** A message of the court, truly signed, whatever it says. */
function letter(schemaver: unknown, data: object, more: object = {}): Arrival {
  const text = canonical({
    ...{ specversion: '1.0', id: randomUUID(), source: sourceOf(court.code), type, schemaver, data },
    ...{ time: '2025-01-10T01:00:00.000Z', datacontenttype: 'application/json', dest: union.code },
    ...{ caseid: caseCode, caseseq: 1, ...more },
  });
  return { text, ...signAtOnce(county.court.keyring, court.code, text) };
}

async function answerOf(receiver: Agency, arrival: Arrival): Promise<[number, unknown]> {
  const { status, body: text } = await receive(receiver, arrival);
  const reply = JSON.parse(text) as { code?: string; receipt?: string };
  const receipt = reply.receipt ? (JSON.parse(reply.receipt) as { disposition: string; code: string }) : null;
  return [status, receipt ? (receipt.code ?? receipt.disposition) : reply.code];
}

describe('a sender', () => {
  test('writes the oldest version that says it', async () => {
    await say(newCourt(), body());
    await say(newCourt(), body({ urgency: 'HIGH' }));
    await say(newCourt(), { letterId: randomUUID() }, { type: 'LetterWithdrawn' });
    await say(newCourt(), body(), { causation: randomUUID() });
    expect(await versions()).toEqual(['1', '1.100', '1.101', '1.1']);
    expect([first, third].map(({ version }) => version.minor)).toEqual([0, 101]);
    await deliverTo(newUnion());
    expect(await dispositions()).toEqual(['APPLIED', 'APPLIED', 'APPLIED', 'APPLIED']);
  });

  test('does not send what its own version does not have', async () => {
    await expect(say(oldCourt(), body({ urgency: 'HIGH' }))).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('an older receiver', () => {
  test('does without what a newer version has added, and keeps it in the stored text', async () => {
    const data = body();
    await say(newCourt(), { ...data, urgency: 'HIGH' });
    await deliverTo(oldUnion());
    expect(heard).toEqual([{ data, type }]);
    const [row] = await sent();
    const kept = await county.union.dataSource.manager.findOneByOrFail(InboxMessageEntity, { id: row!.id });
    expect(kept.text).toBe(row!.text);
    expect(JSON.parse(kept.text)).toMatchObject({ schemaver: '1.100', data: { urgency: 'HIGH' } });
  });

  test('does without it deep in a list as well, and without an attribute it does not know', async () => {
    const consents = [
      { consentId: randomUUID(), partyId: randomUUID(), scope: 'MEDIATION', seal: { by: 'x' } },
    ];
    const given = consents.map((one) => ({
      ...one,
      ...{ givenAt: '2025-01-10T01:00:00Z', channel: 'PAPER', evidence: 'x' },
    }));
    const data = {
      referralId: randomUUID(),
      at: '2025-01-10T01:00:00Z',
      dueOn: '2025-02-01',
      rawEnd: '2025-02-01',
    };
    const extended = letter('1.101', { ...data, consents: given }, { type: 'ReferralExtended', lane: 'x' });
    // It is understood, down to its last field, and refused for what it is about.
    expect(await answerOf(oldUnion(), extended)).toEqual([200, 'NOT_FOUND']);
    expect(
      await answerOf(oldUnion(), letter('1.1', body(), { caseseq: 2, causation: randomUUID() })),
    ).toEqual([200, 'APPLIED']);
  });

  test('lets a type it does not know wait, and all that follows it, until it is upgraded', async () => {
    await say(newCourt(), body());
    await say(newCourt(), { letterId: randomUUID() }, { type: 'LetterWithdrawn' });
    await say(newCourt(), body());
    expect(await deliverTo(oldUnion())).toBe(1);
    expect(await dispositions()).toEqual(['APPLIED', null, null]);
    const clerk = county.clerk(county.court);
    const page = { first: 100, after: null };
    const waiting = (await listDeliveries(clerk, page, { state: 'WAITING' })).rows.filter(
      ({ subject }) => subject === caseCode,
    );
    expect(waiting.map(({ lastError }) => lastError)).toEqual(
      expect.arrayContaining(['VERSION_UNKNOWN', null]),
    );
    const dead = (await listDeadLetters(clerk, page)).rows.filter(({ subject }) => subject === caseCode);
    expect(dead.map((row) => row.type)).toEqual(['LetterWithdrawn']);
    expect(await deliverTo(newUnion())).toBe(2);
    expect(heard.map((one) => one.type)).toEqual([type, 'LetterWithdrawn', type]);
    expect(await dispositions()).toEqual(['APPLIED', 'APPLIED', 'APPLIED']);
  });

  test.each(['2', '2.7', '99'])(
    'lets version %s wait, whatever it looks like, with an answer it does not sign',
    async (version) => {
      const { status, body: text } = await receive(oldUnion(), letter(version, body(), { anything: [1] }));
      expect([status, JSON.parse(text)]).toEqual([426, { code: 'VERSION_UNKNOWN' }]);
      expect(await county.union.dataSource.manager.existsBy(InboxMessageEntity, { caseCode })).toBe(false);
    },
  );
});

describe('old and new side by side', () => {
  const releases = [
    ['old', 'new'],
    ['new', 'old'],
    ['old', 'old'],
    ['new', 'new'],
  ] as const;
  const courtOf = (release: string): Agency => (release === 'old' ? oldCourt() : newCourt());
  const unionOf = (release: string): Agency => (release === 'old' ? oldUnion() : newUnion());

  test('nothing is lost, refused or out of order while either end is upgraded and set back, in any order', async () => {
    const said: string[] = [];
    for (const round of [releases, releases.toReversed()].flat()) {
      const [sender, receiver] = round;
      for (const more of [{}, { urgency: 'HIGH' }]) {
        const data = body(sender === 'new' ? more : {});
        await say(courtOf(sender), data);
        said.push(data.letterId);
      }
      await deliverTo(unionOf(receiver));
    }
    expect(heard.map(({ data }) => (data as { letterId: string }).letterId)).toEqual(said);
    expect(new Set(await dispositions())).toEqual(new Set(['APPLIED']));
    expect(new Set(await versions())).toEqual(new Set(['1', '1.100']));
  });

  test('a sender set back delivers what it wrote before, and sends a refused one again as it was', async () => {
    await say(newCourt(), body({ urgency: 'HIGH' }));
    await say(newCourt(), body({ urgency: 'LOW', on: '2025-01-11' }));
    const [one] = await sent();
    const handlers = county.union.manifest.handlers;
    const no: MessageHandler<unknown> = async () => {
      throw new Refusal('WRONG_STATE', '现在不行。');
    };
    const strict = {
      ...oldUnion(),
      manifest: { ...county.union.manifest, handlers: { ...handlers, [type]: no } },
    };
    await deliverTo(strict);
    expect(await dispositions()).toEqual(['REFUSED', 'REFUSED']);
    const again = await resendMessage(
      new RequestContext(oldCourt(), county.clerk(county.court).actor),
      one!.id,
      '已更正',
    );
    await deliverTo(oldUnion());
    const repeated = (await sent()).find(({ id }) => id === again)!;
    expect(repeated.disposition).toBe('APPLIED');
    expect(JSON.parse(repeated.text)).toMatchObject({ schemaver: '1.100', data: { urgency: 'HIGH' } });
  });

  test('a sender set back and restored takes its own newer messages back', async () => {
    await say(newCourt(), { letterId: randomUUID() }, { type: 'LetterWithdrawn' });
    await deliverTo(newUnion());
    const [row] = await sent();
    await county.court.dataSource.query('delete from outbox_message where id = $1', [row!.id]);
    await county.court.dataSource.query('delete from exchange_mark where case_code = $1', [caseCode]);
    await reconcile(oldCourt(), { organisation: court.code, peer: union.code }, county.ask);
    expect((await sent()).map(({ id, text }) => [id, text])).toEqual([[row!.id, row!.text]]);
  });
});

describe('what is wrong is still refused', () => {
  test.each([
    ['a field that its own version does not have', '1', { urgent: true }],
    ['a field that no version has, in the newest known', '1.0', { urgency: 'HIGH' }],
    ['a wrong value of an old field, in a newer version', '1.900', { on: 'tomorrow' }],
    ['no value of a field that must be, in a newer version', '1.900', { state: null }],
    ['a list where none belongs, in a newer version', '1.900', { state: [] }],
    ['what nobody writes, in a field that is not known', '1.900', { urgency: 'a\u0000b' }],
  ])('%s', async (_what, version, more) => {
    expect(await answerOf(oldUnion(), letter(version, body(more)))).toEqual([200, 'BAD_INPUT']);
    expect(heard).toEqual([]);
  });

  test.each([
    ['an attribute that its version does not have', '1', { lane: 'x' }],
    ['an attribute that only a newer version has', '1', { causation: randomUUID() }],
    ['a wrong value of an old attribute, in a newer version', '1.900', { caseseq: 0 }],
    ['no version', undefined, {}],
    ['a version that is none', 'latest', {}],
    ['version nought', '0.1', {}],
    ['a number for a version', 1, {}],
  ])('%s, as malformed', async (_what, version, more) => {
    expect(await answerOf(oldUnion(), letter(version, body(), more))).toEqual([400, 'MALFORMED']);
  });

  test('an unknown type of a version that is known, and a newer message that is not the sender’s', async () => {
    expect(await answerOf(newUnion(), letter('1.101', {}, { type: 'LetterBurnt' }))).toEqual([
      200,
      'BAD_INPUT',
    ]);
    const forged = { ...letter('1.900', body()), keyId: 'nobody#1' };
    expect(await answerOf(oldUnion(), forged)).toEqual([401, 'BAD_SIGNATURE']);
  });

  test('a version that adds what an older sender would have to write', () => {
    const wrong = agreedText().replace(
      letterState,
      `${letterState}\n  urgency: String! @since(version: "1.100")`,
    );
    expect(() => new Agreement(wrong, messageTypes)).toThrow(
      'SupervisionLetterProgressed.urgency was added later and must be optional.',
    );
  });
});
