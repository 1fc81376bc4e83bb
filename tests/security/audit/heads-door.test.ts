import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Agency } from '#kernel/agency.js';
import { canonical } from '#kernel/canonical.js';
import { questionHeader } from '#kernel/witness/carry.js';
import { acknowledgementText, type AuditHead, headText, ownHead } from '#kernel/witness/head.js';
import { court, linkageCentre, secondCourt, union } from '../../../infra/county/organisations.js';
import { revokeKey } from '../../../infra/keys/revoke-key.js';
import { type WitnessCounty, witnessCounty } from './witness-county.js';
import { signAtOnce } from '../../kit/sign-at-once.js';

/** The court gives its heads; the register is the witness whose door is abused. */
let county: WitnessCounty;
/** The court's head when it was first witnessed, as it travelled, and now. */
let early: { text: string; keyId: string; signature: string };
let head: AuditHead;
beforeAll(async () => {
  county = await witnessCounty();
  await county.act(county.court, 5);
  head = (await ownHead(county.court, new Date()))!;
  early = signed(county.court, court.code, headText(head));
  await county.give(county.court);
  await county.act(county.court, 5);
  await county.give(county.court);
  head = (await ownHead(county.court, new Date()))!;
});
afterAll(() => county.stop());

interface Parcel {
  text: string;
  keyId?: string;
  signature?: string;
}

function signed(agency: Agency, organisation: string, text: string) {
  return { text, ...signAtOnce(agency.keyring, organisation, text) };
}

/** A head of the court, later than all, with something changed, and rightly signed by the court. */
function altered(changes: Record<string, unknown>): Parcel {
  const content = { what: 'AUDIT_HEAD', ...head, seq: head.seq + 1, at: new Date().toISOString() };
  return signed(county.court, court.code, canonical({ ...content, ...changes }));
}

function headersOf({ keyId, signature }: Parcel): Record<string, string> {
  return {
    ...(keyId && { 'wufang-key': keyId }),
    ...(signature && { 'wufang-signature': signature }),
  };
}

async function post(parcel: Parcel, witness = county.register): Promise<{ status: number; code: unknown }> {
  const response = await fetch(county.doorOf(witness), {
    ...{ method: 'POST', headers: headersOf(parcel), body: parcel.text },
  });
  const body = await response.text();
  return { status: response.status, code: body.startsWith('{') ? JSON.parse(body).code : null };
}

const tables = ['witnessed_head', 'head_conflict', 'alarm', 'audit_entry'] as const;
type Counts = Record<(typeof tables)[number], number>;

async function counts({ dataSource }: Agency = county.register): Promise<Counts> {
  const found = {} as Counts;
  for (const table of tables) {
    const [row] = await dataSource.query<{ n: number }[]>(`select count(*)::int as n from ${table}`);
    found[table] = row!.n;
  }
  return found;
}

const cases: [string, () => Parcel, number, string | null][] = [
  ['that nobody signed', () => ({ text: altered({}).text }), 401, 'BAD_SIGNATURE'],
  [
    'whose signature is over another text',
    () => ({ ...altered({}), text: altered({ seq: head.seq + 2 }).text }),
    401,
    'BAD_SIGNATURE',
  ],
  ['whose signature is none', () => ({ ...altered({}), signature: 'A'.repeat(86) }), 401, 'BAD_SIGNATURE'],
  [
    'signed by another agency in its name',
    () => signed(county.union, union.code, altered({}).text),
    401,
    'BAD_SIGNATURE',
  ],
  [
    'signed by another agency, under the name of the right key',
    () => ({ ...signed(county.union, union.code, altered({}).text), keyId: early.keyId }),
    401,
    'BAD_SIGNATURE',
  ],
  ['signed by a key nobody lists', () => ({ ...altered({}), keyId: 'key#99' }), 401, 'BAD_SIGNATURE'],
  [
    'signed by another organisation of the agency, under the name of the first',
    () => signed(county.court, secondCourt.code, altered({}).text),
    401,
    'BAD_SIGNATURE',
  ],
  [
    'of another agency’s chain',
    () =>
      signed(county.union, union.code, canonical({ what: 'AUDIT_HEAD', ...head, organisation: union.code })),
    401,
    'NOT_THEIR_CHAIN',
  ],
  ['of an agency the signer does not belong to', () => altered({ agency: 'union' }), 401, 'NOT_THEIR_CHAIN'],
  [
    'of an organisation nobody knows',
    () => altered({ organisation: '91370499FAKE00013R' }),
    401,
    'UNKNOWN_SENDER',
  ],
  [
    'of the witness’s own chain',
    () => altered({ agency: 'docket', organisation: linkageCentre.code }),
    421,
    'OWN_CHAIN',
  ],
  [
    'signed an hour ago',
    () => altered({ at: new Date(Date.now() - 3_600_000).toISOString() }),
    410,
    'NOT_FRESH',
  ],
  [
    'signed an hour from now',
    () => altered({ at: new Date(Date.now() + 3_600_000).toISOString() }),
    410,
    'NOT_FRESH',
  ],
  ['that was witnessed before a later one, sent again', () => early, 409, 'HEAD_LATE'],
  ['larger than a head is', () => altered({ hash: 'a'.repeat(4_000) }), 413, null],
  [
    'larger than a head is, by empty space',
    () => ({ ...altered({}), text: altered({}).text + ' '.repeat(3_000) }),
    413,
    null,
  ],
  ['that is no JSON', () => signed(county.court, court.code, '{"what":'), 400, 'MALFORMED'],
  ['that is empty', () => signed(county.court, court.code, ''), 400, 'MALFORMED'],
  ['that is null', () => signed(county.court, court.code, 'null'), 400, 'MALFORMED'],
  ['not in canonical form', () => signed(county.court, court.code, ` ${altered({}).text}`), 400, 'MALFORMED'],
  [
    'that names a thing twice',
    () => signed(county.court, court.code, altered({}).text.replace('{', '{"seq":1,')),
    400,
    'MALFORMED',
  ],
  ['with a field nobody agreed on', () => altered({ more: 1 }), 400, 'MALFORMED'],
  ['without a hash', () => altered({ hash: undefined }), 400, 'MALFORMED'],
  ['whose hash is no hash', () => altered({ hash: 'G'.repeat(64) }), 400, 'MALFORMED'],
  ['of number 0', () => altered({ seq: 0 }), 400, 'MALFORMED'],
  ['of a number below 0', () => altered({ seq: -1 }), 400, 'MALFORMED'],
  ['of a broken number', () => altered({ seq: 1.5 }), 400, 'MALFORMED'],
  ['of a number as text', () => altered({ seq: '11' }), 400, 'MALFORMED'],
  ['of a number beyond exactness', () => altered({ seq: 2 ** 60 }), 400, 'MALFORMED'],
  ['of a day without its time', () => altered({ at: '2025-01-01' }), 400, 'MALFORMED'],
  [
    'that is an acknowledgement, rightly signed',
    () =>
      signed(
        county.court,
        court.code,
        acknowledgementText({
          agency: 'court',
          seq: 99,
          hash: head.hash,
          organisation: court.code,
          receivedAt: head.at,
        }),
      ),
    400,
    'MALFORMED',
  ],
];

describe('a head is refused, and nothing kept,', () => {
  test.each(cases)('%s', async (_what, parcel, status, code) => {
    const before = await counts();
    expect(await post(parcel())).toMatchObject({ status, ...(code && { code }) });
    expect(await counts()).toEqual(before);
  });

  test('signed by a key that has been revoked', async () => {
    const { keyId } = signAtOnce(county.court.keyring, secondCourt.code, '');
    const parcel = () =>
      signed(county.court, secondCourt.code, altered({ organisation: secondCourt.code }).text);
    const withKey = parcel();
    revokeKey(county.keys, keyId);
    await pause(1_100);
    const before = await counts();
    expect(await post(withKey)).toEqual({ status: 401, code: 'BAD_SIGNATURE' });
    expect(await counts()).toEqual(before);
  });

  test('when more of them come than a minute has room for', async () => {
    const { manager } = county.union.dataSource;
    const row = { agency: 'court', organisation: court.code, hash: 'x', signature: 'x', keyId: 'x' };
    for (let seq = 1; seq <= 120; seq++)
      await manager.query(
        `insert into witnessed_head values ('court', $1, $2, 'x', 'x', 'x', now(), now()) on conflict do nothing`,
        [seq + 1_000, row.organisation],
      );
    expect(await post(altered({ seq: 2_000 }), county.union)).toEqual({ status: 429, code: 'TOO_MANY' });
    await manager.query('delete from witnessed_head where seq > 1000');
    expect(await post(altered({ seq: head.seq }), county.union)).toMatchObject({ status: 200 });
  });
});

describe('a head that contradicts', () => {
  const conflict = { status: 409, code: 'CHAIN_CONFLICT' };

  test.each([
    ['an equal number with another hash', () => altered({ seq: head.seq, hash: 'b'.repeat(64) })],
    ['a lower number, signed later', () => altered({ seq: head.seq - 1, hash: 'c'.repeat(64) })],
    ['a lower number that was witnessed, with another hash', () => altered({ seq: 5, hash: 'd'.repeat(64) })],
    ['the very head of before, signed anew', () => altered({ seq: 5, hash: JSON.parse(early.text).hash })],
  ])('by %s is refused, kept as evidence, and told', async (_what, parcel) => {
    const before = await counts();
    expect(await post(parcel())).toEqual(conflict);
    const after = await counts();
    expect(after.witnessed_head).toBe(before.witnessed_head);
    expect(after.head_conflict).toBe(before.head_conflict + 1);
  });

  test('again is no second evidence, and counts on in the alarm of the hour', async () => {
    const alarms = () =>
      county.register.dataSource.query<{ count: number; kind: string; reader_agency: string }[]>(
        'select kind, count, reader_agency from alarm',
      );
    const [known] = await alarms();
    const before = await counts();
    expect(await post(altered({ seq: head.seq, hash: 'b'.repeat(64) }))).toEqual(conflict);
    expect(await counts()).toEqual(before);
    expect(await alarms()).toEqual([
      { kind: 'CHAIN_CONFLICT', reader_agency: 'court', count: known!.count + 1 },
    ]);
  });

  test('leaves what was kept as it was: the true head is still acknowledged', async () => {
    expect(await post(altered({ seq: head.seq }))).toMatchObject({ status: 200 });
  });
});

describe('a question for heads is refused', () => {
  const question = (changes: Record<string, unknown> = {}) => {
    const content = { what: 'HEADS_QUESTION', agency: 'court', witness: 'docket', organisation: court.code };
    return canonical({ ...content, after: 0, at: new Date().toISOString(), ...changes });
  };
  const get = async (parcel: Parcel, agency = 'court'): Promise<{ status: number; code: unknown }> => {
    const response = await fetch(`${county.doorOf(county.register)}/${agency}`, {
      headers: { ...headersOf(parcel), [questionHeader]: Buffer.from(parcel.text).toString('base64url') },
    });
    return { status: response.status, code: ((await response.json()) as { code?: unknown }).code };
  };

  test.each([
    ['that is missing', () => ({ text: '' }), 400, 'MALFORMED'],
    ['that nobody signed', () => ({ text: question() }), 401, 'BAD_SIGNATURE'],
    ['that another agency signed', () => signed(county.union, union.code, question()), 401, 'BAD_SIGNATURE'],
    [
      'of an organisation nobody knows',
      () => signed(county.court, court.code, question({ organisation: '91370499FAKE00013R' })),
      401,
      'UNKNOWN_SENDER',
    ],
    [
      'put to another witness',
      () => signed(county.court, court.code, question({ witness: 'union' })),
      421,
      'NOT_ADDRESSED_HERE',
    ],
    [
      'of an hour ago',
      () =>
        signed(county.court, court.code, question({ at: new Date(Date.now() - 3_600_000).toISOString() })),
      410,
      'NOT_FRESH',
    ],
    [
      'about another agency than its address',
      () => signed(county.court, court.code, question({ agency: 'union' })),
      400,
      'MALFORMED',
    ],
    [
      'from before the beginning',
      () => signed(county.court, court.code, question({ after: -1 })),
      400,
      'MALFORMED',
    ],
    [
      'with more than was agreed',
      () => signed(county.court, court.code, question({ more: 1 })),
      400,
      'MALFORMED',
    ],
    [
      'longer than a question is',
      () => signed(county.court, court.code, question({ at: 'x'.repeat(2_000) })),
      400,
      'MALFORMED',
    ],
  ] as [string, () => Parcel, number, string][])('%s', async (_what, parcel, status, code) => {
    expect(await get(parcel())).toEqual({ status, code });
  });

  test('and answered when it is right, also to an agency that is no party to it', async () => {
    expect(await get(signed(county.court, court.code, question()))).toEqual({ status: 200, code: undefined });
    const asker = signed(county.union, union.code, question({ organisation: union.code }));
    expect((await get(asker)).status).toBe(200);
  });
});
