import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { court, linkageCentre, union } from '../../../infra/county/organisations.js';
import { sendReferral } from '../../../tests/kit/toy-referral.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { canonical } from '../canonical.js';
import { sourceOf } from '../exchange/envelope.js';
import { OutboxMessageEntity } from '../exchange/outbox-message.entity.js';
import { bucketCount } from './marks.js';
import { reconcile } from './reconcile.js';
import { answerResend, type ResentCase } from './resend.js';
import type { Ask, DoorReply, SignedText } from './signed-question.js';
import { answerWatermark } from './watermark.js';
import { signAtOnce } from '../../../tests/kit/sign-at-once.js';

let county: ToyCounty;
let caseCode: string;
let otherCase: string;
/** A good answer to another question. */
let earlier: string;
beforeAll(async () => {
  county = await toyCounty();
  caseCode = (await sendReferral(county)).caseCode;
  otherCase = (await sendReferral(county)).caseCode;
});
afterAll(() => county.stop());

type Fields = Record<string, unknown>;

function watermark(changes: Fields = {}): Fields {
  return {
    ...{ kind: 'Watermark', id: randomUUID(), source: sourceOf(court.code), dest: union.code },
    ...{ time: new Date().toISOString(), buckets: Array.from({ length: bucketCount }, () => '') },
    ...{ cases: 0, messages: 0, after: null },
    ...changes,
  };
}

function resend(changes: Fields = {}): Fields {
  const { id, source, dest, time } = watermark();
  return { kind: 'Resend', id, source, dest, time, cases: [caseCode], ...changes };
}

function byCourt(fields: Fields): SignedText {
  const text = canonical(fields);
  return { text, ...signAtOnce(county.court.keyring, court.code, text) };
}

/** Asks the union; answers the status and the code of the refusal. */
async function asked(question: SignedText, door = answerWatermark): Promise<[number, unknown]> {
  const { status, body }: DoorReply = await door(county.union, question);
  return [status, (JSON.parse(body) as { code?: unknown }).code];
}

describe('a watermark', () => {
  test('that is rightly asked is answered', async () => {
    expect(await asked(byCourt(watermark()))).toEqual([200, undefined]);
    expect(await asked(byCourt(resend()), answerResend)).toEqual([200, undefined]);
  });

  test('asked a second time, to the byte, is not answered', async () => {
    const question = byCourt(watermark());
    expect(await asked(question)).toEqual([200, undefined]);
    expect(await asked(question)).toEqual([409, 'ASKED_BEFORE']);
  });

  test('older than one that was answered is not', async () => {
    const older = byCourt(watermark({ time: new Date(Date.now() - 1000).toISOString() }));
    await asked(byCourt(watermark()));
    expect(await asked(older)).toEqual([409, 'ASKED_BEFORE']);
  });

  test('of which a byte was changed after signing is not', async () => {
    const question = byCourt(watermark());
    const text = question.text.replace('"cases":0', '"cases":1');
    expect(await asked({ ...question, text })).toEqual([401, 'BAD_SIGNATURE']);
  });

  test('with another’s signature is not', async () => {
    const { text } = byCourt(watermark());
    expect(await asked({ text, ...signAtOnce(county.union.keyring, union.code, text) })).toEqual([
      401,
      'BAD_SIGNATURE',
    ]);
  });

  test('with a key that nobody lists is not', async () => {
    expect(await asked({ ...byCourt(watermark()), keyId: 'nobody#1' })).toEqual([401, 'BAD_SIGNATURE']);
  });

  test('without a signature is not', async () => {
    expect(await asked({ ...byCourt(watermark()), signature: '' })).toEqual([401, 'BAD_SIGNATURE']);
  });

  test.each<[string, Fields, number, string]>([
    ['from an hour ago', { time: new Date(Date.now() - 3_600_000).toISOString() }, 409, 'STALE'],
    ['from an hour ahead', { time: new Date(Date.now() + 3_600_000).toISOString() }, 409, 'STALE'],
    ['for somebody else', { dest: linkageCentre.code }, 421, 'NOT_ADDRESSED_HERE'],
    ['from nobody', { source: sourceOf('91370499FAKE00013R') }, 401, 'UNKNOWN_SENDER'],
    ['in another’s name', { source: sourceOf(linkageCentre.code) }, 401, 'BAD_SIGNATURE'],
    ['in the receiver’s own name', { source: sourceOf(union.code) }, 401, 'BAD_SIGNATURE'],
    ['that is a question of another kind', { kind: 'Resend' }, 400, 'MALFORMED'],
    ['with a field nobody agreed on', { bcc: 'x' }, 400, 'MALFORMED'],
    ['with a bucket too few', { buckets: [''] }, 400, 'MALFORMED'],
    [
      'with a digest that is none',
      { buckets: Array.from({ length: bucketCount }, () => 'x') },
      400,
      'MALFORMED',
    ],
    ['with a negative count', { messages: -1 }, 400, 'MALFORMED'],
    ['with a time that is none', { time: 'now' }, 400, 'MALFORMED'],
    ['with an id that is none', { id: '1' }, 400, 'MALFORMED'],
    ['with control characters', { after: 'a\u0000b' }, 400, 'MALFORMED'],
    ['that is longer than any', { after: 'x'.repeat(70_000) }, 400, 'TOO_LARGE'],
  ])('%s is not', async (_what, changes, status, code) => {
    expect(await asked(byCourt(watermark(changes)))).toEqual([status, code]);
  });

  test('that is not canonical, or no JSON, is not', async () => {
    for (const text of [`${canonical(watermark())} `, '{', '']) {
      const question = { text, ...signAtOnce(county.court.keyring, court.code, text) };
      expect(await asked(question)).toEqual([400, 'MALFORMED']);
    }
  });
});

describe('a question for what was sent', () => {
  test.each<[string, Fields, number, string]>([
    ['about no case', { cases: [] }, 400, 'MALFORMED'],
    ['about more cases than fifty', { cases: Array.from({ length: 51 }, () => 'x') }, 400, 'MALFORMED'],
    ['from an hour ago', { time: new Date(Date.now() - 3_600_000).toISOString() }, 409, 'STALE'],
    ['in another’s name', { source: sourceOf(linkageCentre.code) }, 401, 'BAD_SIGNATURE'],
    ['for somebody else', { dest: linkageCentre.code }, 421, 'NOT_ADDRESSED_HERE'],
    ['that is a watermark', { kind: 'Watermark' }, 400, 'MALFORMED'],
  ])('%s is not answered', async (_what, changes, status, code) => {
    expect(await asked(byCourt(resend(changes)), answerResend)).toEqual([status, code]);
  });

  test('by a third organisation brings nothing of what the two have sent each other', async () => {
    const text = canonical(resend({ source: sourceOf(linkageCentre.code) }));
    const question = { text, ...signAtOnce(county.register.keyring, linkageCentre.code, text) };
    const { status, body } = await answerResend(county.union, question);
    const { cases } = JSON.parse((JSON.parse(body) as SignedText).text) as { cases: ResentCase[] };
    expect([status, cases[0]?.messages.filter(({ text: sent }) => sent.includes('测试甲'))]).toEqual([
      200,
      [],
    ]);
    expect(cases[0]?.messages.filter(({ side }) => side === 'YOURS')).toEqual([]);
  });
});

const pair = { organisation: court.code, peer: union.code };
type Signed = SignedText;

/** The court asks; what the union answers is changed on the way. */
function tampered(change: (body: string, question: Signed, door: string) => string): Ask {
  return async (peer, door, question) => {
    const reply = await county.ask(peer, door, question);
    return { ...reply, body: change(reply.body, question, door) };
  };
}

function resigned(
  body: string,
  change: (answer: Fields) => void,
  keys = county.union.keyring,
  by: string = union.code,
): string {
  const answer = JSON.parse((JSON.parse(body) as Signed).text) as Fields;
  change(answer);
  const text = canonical(answer);
  return JSON.stringify({ text, ...signAtOnce(keys, by, text) });
}

describe('an answer', () => {
  test.each<[string, (body: string, question: Signed) => string]>([
    ['of which a byte was changed', (body) => body.replace('differing', 'Differing')],
    ['that is no JSON', () => '<html>'],
    ['that another signed', (body) => resigned(body, () => undefined, county.court.keyring, court.code)],
    ['to another question', (body) => resigned(body, (answer) => (answer.questionId = randomUUID()))],
    [
      'to a question with other words',
      (body) => resigned(body, (answer) => (answer.questionHash = '0'.repeat(64))),
    ],
    ['for somebody else', (body) => resigned(body, (answer) => (answer.dest = linkageCentre.code))],
    [
      'in another’s name',
      (body) => resigned(body, (answer) => (answer.source = sourceOf(linkageCentre.code))),
    ],
    ['with a field nobody agreed on', (body) => resigned(body, (answer) => (answer.more = 1))],
    ['with buckets that are none', (body) => resigned(body, (answer) => (answer.differing = [64]))],
    ['that answered an earlier question', () => earlier],
  ])('%s is not believed', async (_what, change) => {
    earlier = (await answerWatermark(county.union, byCourt(watermark()))).body;
    await expect(reconcile(county.court, pair, tampered(change))).rejects.toThrow('BAD_ANSWER');
  });

  test('that claims messages nobody sent changes nothing of ours', async () => {
    const before = await outbox();
    const claim = { caseCode, sent: 9, applied: 2_000_000, hash: 'a'.repeat(64) };
    const findings = await reconcile(
      county.court,
      pair,
      tampered((body, _question, door) =>
        door === 'watermarks'
          ? resigned(body, (answer) => Object.assign(answer, { differing: allBuckets, lines: [claim] }))
          : body,
      ),
    );
    expect(findings.LOST_HERE).toBe(1);
    expect(await alarmed('DIVERGED')).toBe(1);
    expect((await outbox()).find((row) => row.caseCode === caseCode)).toEqual(
      before.find((row) => row.caseCode === caseCode),
    );
    const [sequence] = await county.court.dataSource.query<{ last: number }[]>(
      'select last from exchange_sequence where case_code = $1 and destination = $2',
      [caseCode, union.code],
    );
    expect(sequence?.last).toBe(1);
  });

  test('that claims high numbers of ours moves no counter: a person is told', async () => {
    const [before] = await county.court.dataSource.query<{ last: number }[]>('select last from serial');
    const serials = [{ series: `case 370499 C ${new Date().getFullYear()}`, last: 999_999 }];
    await reconcile(
      county.court,
      pair,
      tampered((body) => resigned(body, (answer) => Object.assign(answer, { serials }))),
    );
    const [after] = await county.court.dataSource.query<{ last: number }[]>('select last from serial');
    expect(after).toEqual(before);
    expect(await alarmed('SERIAL_BEHIND')).toBe(1);
  });

  test.each<[string, (message: ResentCase['messages'][number]) => void]>([
    ['unsigned', (message) => (message.signature = 'AAAA')],
    ['with another receipt', (message) => (message.receipt = message.receipt!.replace('APPLIED', 'REFUSED'))],
    ['without a receipt', (message) => (message.receipt = null)],
    ['about another case', (message) => (message.text = message.text.replaceAll(caseCode, otherCase))],
    [
      'signed by who gives it back',
      (message) => Object.assign(message, signAtOnce(county.union.keyring, union.code, message.text)),
    ],
  ])('that gives back a message of ours %s restores nothing', async (_what, change) => {
    const row = await county.court.dataSource.manager.findOneByOrFail(OutboxMessageEntity, {
      caseCode,
      destination: union.code,
    });
    await county.court.dataSource.manager.delete(OutboxMessageEntity, row.id);
    await county.court.dataSource.query(
      'delete from exchange_sequence where case_code = $1 and destination = $2',
      [caseCode, union.code],
    );
    await county.court.dataSource.query('delete from exchange_mark where case_code = $1 and peer = $2', [
      caseCode,
      union.code,
    ]);
    const findings = await reconcile(
      county.court,
      pair,
      tampered((body, _question, door) =>
        door === 'resend'
          ? resigned(body, (answer) => {
              for (const { messages } of answer.cases as ResentCase[])
                for (const message of messages) if (message.side === 'YOURS') change(message);
            })
          : body,
      ),
    );
    expect(findings.LOST_HERE).toBe(1);
    expect(await county.court.dataSource.manager.countBy(OutboxMessageEntity, { id: row.id })).toBe(0);
    await reconcile(county.court, pair, county.ask);
    expect(await county.court.dataSource.manager.countBy(OutboxMessageEntity, { id: row.id })).toBe(1);
  });
});

const allBuckets = Array.from({ length: bucketCount }, (_, bucket) => bucket);

function outbox(): Promise<OutboxMessageEntity[]> {
  return county.court.dataSource.manager.find(OutboxMessageEntity, { where: { destination: union.code } });
}

async function alarmed(kind: string): Promise<number> {
  const [row] = await county.court.dataSource.query<{ n: number }[]>(
    'select count(*)::int as n from exchange_alarm where kind = $1',
    [kind],
  );
  return row!.n;
}
