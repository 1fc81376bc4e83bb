import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { canonical } from '#kernel/canonical.js';
import { justice, procuratorate, secondCourt, union } from '../../../infra/county/organisations.js';
import { revokeKey } from '../../../infra/keys/revoke-key.js';
import { rotateKey } from '../../../infra/keys/rotate-key.js';
import { type BootedHub, bootHub } from '../../kit/boot-hub.js';
import { patientGateway, type ReferredCase, referredCase } from './referred-case.js';
import {
  bring,
  letter,
  nextNumber,
  recordsOf,
  type Reply,
  type SignedMessage,
  signedBy,
  stranger,
  type Thief,
  thiefOf,
  type Words,
} from './thief.js';

let hub: BootedHub;
let known: ReferredCase;
let other: ReferredCase;
/** The letter of the known referral as it travelled, with its true signature. */
let original: SignedMessage;
let [court, workers, aid]: Thief[] = [];

beforeAll(async () => {
  hub = await bootHub({ gateway: patientGateway });
  known = await referredCase(hub, 901);
  other = await referredCase(hub, 902);
  [original] = await hub
    .agency('court')
    .agency.dataSource.query<[SignedMessage]>(
      `select text, key_id as "keyId", signature from outbox_message where type = 'ReferralIssued' and case_code = $1`,
      [known.caseCode],
    );
  [court, workers, aid] = [thiefOf(hub, secondCourt), thiefOf(hub, union), thiefOf(hub, justice)];
}, 120_000);
afterAll(() => hub?.stop());

let before: string;
beforeEach(async () => {
  before = await recordsOf(hub, 'court', 'union', 'justice');
});
const nothingChanged = async () =>
  expect((await recordsOf(hub, 'court', 'union', 'justice')) === before).toBe(true);

const atUnion = <Row extends object>(text: string, values: unknown[]) =>
  hub.agency('union').agency.dataSource.query<Row[]>(text, values);
const wordsOf = (message: SignedMessage): Words => JSON.parse(message.text) as Words;

/** The next rightly numbered message of the court to the union about the known case. */
async function next(type: string, body: Words, changes: Words = {}): Promise<Words> {
  const way = { from: secondCourt, to: union, caseCode: known.caseCode };
  return letter({ ...way, number: await nextNumber(hub, way), type, body }, changes);
}
const recall = (): Words => ({
  ...{ referralId: known.referralId, act: 'recall', at: new Date().toISOString(), text: '当事人撤诉' },
});

/** Refused before anything is stored; what is left is a line in the log. */
async function refusedAtDoor(message: SignedMessage, status: number, code: string): Promise<void> {
  const warned = vi.spyOn(hub.agency('union').agency.log, 'warn');
  try {
    const reply = await bring(hub, 'union', message);
    expect([reply.status, reply.code]).toEqual([status, code]);
    expect(warned.mock.calls).toEqual([[{ status, code }, 'message refused']]);
  } finally {
    warned.mockRestore();
  }
  await nothingChanged();
}

/** Refused with a signed receipt; the message is kept as evidence, with the signature it came with. */
async function refusedAndKept(
  words: Words,
  by: Thief,
  code: string,
  to: 'union' | 'court' = 'union',
): Promise<void> {
  const message = signedBy(by, words);
  const reply = await bring(hub, to, message);
  expect([reply.status, reply.code]).toEqual([200, code]);
  const kept = await hub
    .agency(to)
    .agency.dataSource.query<Words[]>(
      'select text, key_id, signature, disposition from inbox_message where source = $1 and id = $2',
      [words.source, words.id],
    );
  expect(kept).toEqual([
    { text: message.text, key_id: message.keyId, signature: message.signature, disposition: 'REFUSED' },
  ]);
  await nothingChanged();
}

/** Refused as a conflict with what is known; the alarm stands in the audit chain. */
async function alarmed(message: SignedMessage, code: string): Promise<void> {
  const reply: Reply = await bring(hub, 'union', message);
  expect([reply.status, reply.code]).toEqual([409, code]);
  const [last] = await atUnion<Words>(
    `select details->>'code' as code, details->>'source' as source from audit_entry where act = 'exchange.alarm' order by seq desc limit 1`,
    [],
  );
  expect(last).toEqual({ code, source: `urn:wufang:${secondCourt.code}` });
  await nothingChanged();
}

describe('forged: a message is refused', () => {
  test('with one letter changed under its true signature', () =>
    refusedAtDoor({ ...original, text: original.text.replace('起诉状', '起诉书') }, 401, 'BAD_SIGNATURE'));

  test('without a signature, and without a key', async () => {
    await refusedAtDoor({ ...original, signature: '' }, 401, 'BAD_SIGNATURE');
    await refusedAtDoor({ ...original, keyId: '' }, 401, 'BAD_SIGNATURE');
  });

  test('by a stranger under the sender’s key id', async () =>
    refusedAtDoor(
      signedBy(stranger(court!.keyId), await next('ReferralMoved', recall())),
      401,
      'BAD_SIGNATURE',
    ));

  test('by another organisation in the sender’s name: sender is not signer', async () =>
    refusedAtDoor(signedBy(workers!, await next('ReferralMoved', recall())), 401, 'BAD_SIGNATURE'));

  test('by another organisation under the sender’s own key id', async () =>
    refusedAtDoor(
      signedBy({ ...aid!, keyId: court!.keyId }, await next('ReferralMoved', recall())),
      401,
      'BAD_SIGNATURE',
    ));

  test('under a key id that the book does not list', async () =>
    refusedAtDoor(
      signedBy({ ...court!, keyId: `${secondCourt.code}#7` }, await next('ReferralMoved', recall())),
      401,
      'BAD_SIGNATURE',
    ));

  test('of a sender whom nobody knows', async () =>
    refusedAtDoor(
      signedBy(court!, await next('ReferralMoved', recall(), { source: 'urn:wufang:91370499FAKE00013R' })),
      401,
      'UNKNOWN_SENDER',
    ));
});

describe('replayed: a message has no second effect', () => {
  test('the same bytes again get the stored receipt', async () => {
    const first = await bring(hub, 'union', original);
    expect([first.status, first.code]).toEqual([200, 'APPLIED']);
    expect(await bring(hub, 'union', original)).toEqual(first);
    await nothingChanged();
  });

  test('under its old name with other words, rightly signed', () =>
    alarmed(signedBy(court!, { ...wordsOf(original), time: '2024-01-01T00:00:00.000Z' }), 'MESSAGE_ALTERED'));

  test('under a new name with its old number, rightly signed', () =>
    alarmed(signedBy(court!, { ...wordsOf(original), id: randomUUID() }), 'SEQUENCE_REUSED'));

  test('at the door of an agency that it was not for', async () => {
    const reply = await bring(hub, 'justice', original);
    expect([reply.status, reply.code]).toEqual([421, 'NOT_ADDRESSED_HERE']);
    await nothingChanged();
  });
});

describe('reordered: a message waits', () => {
  test('when one before it is missing, and the answer says which', async () => {
    const words = await next('ReferralMoved', recall());
    const number = words.caseseq as number;
    const early = signedBy(court!, { ...words, caseseq: number + 1 });
    await refusedAtDoor(early, 425, 'OUT_OF_ORDER');
    expect(JSON.parse((await bring(hub, 'union', early)).body)).toMatchObject({ expected: number });
  });

  test('for ever, where its number is far off', async () =>
    refusedAtDoor(
      signedBy(court!, await next('ReferralMoved', recall(), { caseseq: 2 ** 31 - 1 })),
      425,
      'OUT_OF_ORDER',
    ));
});

describe('truncated or misshapen: a message is refused', () => {
  test('cut off anywhere', async () => {
    for (const length of [0, 1, 100, original.text.length - 1])
      await refusedAtDoor(signedBy(court!, original.text.slice(0, length)), 400, 'MALFORMED');
  });

  test('in a spelling that is not the canonical one, or with a field twice', async () => {
    await refusedAtDoor(signedBy(court!, `${original.text} `), 400, 'MALFORMED');
    await refusedAtDoor(signedBy(court!, JSON.stringify(wordsOf(original), null, 1)), 400, 'MALFORMED');
    const twice = original.text.replace('{', `{"caseid":"x",`);
    await refusedAtDoor(signedBy(court!, twice), 400, 'MALFORMED');
  });

  test('of more than 256 KB, unread', async () => {
    const reply = await bring(hub, 'union', signedBy(court!, 'x'.repeat(257 * 1024)));
    expect([reply.status, reply.code]).toEqual([413, 'BAD_INPUT']);
    await nothingChanged();
  });

  test('without a part of its body, rightly signed', async () => {
    const body = { ...(wordsOf(original).data as Words) };
    delete body.dispute;
    await refusedAndKept(await next('ReferralIssued', body), court!, 'BAD_INPUT');
  });
});

describe('re-targeted: a rightly signed message is refused', () => {
  test('about a referral of another case', async () =>
    refusedAndKept(
      await next('ReferralMoved', { ...recall(), referralId: other.referralId }),
      court!,
      'NOT_FOUND',
    ));

  test('by an organisation that is not in the referral', async () => {
    const way = { from: justice, to: secondCourt, caseCode: known.caseCode };
    const body = { referralId: known.referralId, at: new Date().toISOString(), acceptedOn: '2024-09-05' };
    const words = letter({ ...way, number: await nextNumber(hub, way), type: 'ReferralAccepted', body });
    await refusedAndKept(words, aid!, 'NOT_FOUND', 'court');
  });

  test('with an act that is the other side’s', async () => {
    const way = { from: union, to: secondCourt, caseCode: known.caseCode };
    for (const act of ['recall', 'close', 'lapse', 'redesignate']) {
      const words = letter({
        ...{ ...way, number: await nextNumber(hub, way), type: 'ReferralMoved' },
        body: { ...recall(), act },
      });
      await refusedAndKept(words, workers!, 'FORBIDDEN', 'court');
    }
    for (const act of ['signFor', 'begin', 'forward'])
      await refusedAndKept(await next('ReferralMoved', { ...recall(), act }), court!, 'FORBIDDEN');
  });

  const reissued = (changes: Words = {}): Words => ({ ...(wordsOf(original).data as Words), ...changes });

  test('by an arrow that does not lead here', async () =>
    refusedAndKept(
      await next('ReferralIssued', reissued({ referralId: randomUUID(), arrow: 'A16' })),
      court!,
      'ARROW_NOT_OFFERED',
    ));

  test('by an arrow that does not lead from the sender', async () => {
    const way = { from: justice, to: union, caseCode: known.caseCode };
    const body = reissued({ referralId: randomUUID() });
    const words = letter({ ...way, number: await nextNumber(hub, way), type: 'ReferralIssued', body });
    await refusedAndKept(words, aid!, 'ARROW_NOT_OFFERED');
  });

  test('with the name of a referral that is known already', async () =>
    refusedAndKept(
      await next('ReferralIssued', reissued({ letter: { ...(reissued().letter as Words), title: '改' } })),
      court!,
      'BAD_INPUT',
    ));

  test('about one case in the envelope and another in the letter', async () =>
    refusedAndKept(
      await next('ReferralIssued', reissued({ referralId: randomUUID(), caseCode: other.caseCode })),
      court!,
      'BAD_INPUT',
    ));

  test.each(['CaseOpened', 'ReferralNoted', 'SupervisionLetterServed', 'Nobody', 'constructor'])(
    'of a kind that this agency takes from nobody: %s',
    async (type) => refusedAndKept(await next(type, { caseCode: known.caseCode }), court!, 'BAD_INPUT'),
  );

  test('by an agency that may not send it: a supervision letter of the procuratorate', async () => {
    const thief = thiefOf(hub, procuratorate);
    const way = { from: procuratorate, to: justice, caseCode: known.caseCode };
    const words = letter({ ...way, number: 1, type: 'SupervisionLetterServed', body: {} });
    const reply = await bring(hub, 'justice', signedBy(thief, words));
    expect([reply.status, ['BAD_INPUT', 'FORBIDDEN'].includes(reply.code)]).toEqual([200, true]);
    await nothingChanged();
  });
});

describe('after all of it', () => {
  test('the true sender still speaks, in order', async () => {
    const way = { from: secondCourt, to: union, caseCode: other.caseCode };
    const body = { ...recall(), referralId: other.referralId };
    const words = letter({ ...way, number: await nextNumber(hub, way), type: 'ReferralMoved', body });
    expect((await bring(hub, 'union', signedBy(court!, words))).code).toBe('APPLIED');
    const [row] = await atUnion<Words>('select state from referral where id = $1', [other.referralId]);
    expect(row).toEqual({ state: 'RECALLED' });
  });

  test('a revoked key signs nothing that is taken in, within a minute', async () => {
    await rotateKey(hub.keys, secondCourt.code);
    revokeKey(hub.keys, court!.keyId);
    const from = Date.now();
    const message = signedBy(court!, await next('ReferralMoved', recall(), { caseseq: 99 }));
    for (;;) {
      const { status } = await bring(hub, 'union', message);
      if (status === 401) break;
      expect(status).toBe(425);
      expect(Date.now() - from).toBeLessThan(60_000);
      await pause(100);
    }
    await refusedAtDoor(message, 401, 'BAD_SIGNATURE');
    // What it signed while it was good still stands, and still gets its stored receipt only from who can sign now.
    expect((await bring(hub, 'union', original)).status).toBe(401);
    expect(canonical(wordsOf(original))).toBe(original.text);
  });
});
