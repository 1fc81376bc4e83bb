import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.js';
import { firstBrokenLink } from '#kernel/audit/verify.js';
import { RequestContext } from '#kernel/context.js';
import { AlarmEntity } from '#kernel/lookup/alarm.entity.js';
import { court, linkageCentre, union } from '../../../infra/county/organisations.js';
import { type WitnessCounty, witnessCounty } from '../../../tests/security/audit/witness-county.js';
import { askWitness } from './ask-witness.js';
import type { Carrier } from './carry.js';
import { giveHead } from './give-head.js';
import { GivenHeadEntity } from './given-head.entity.js';
import { type AuditHead, ownHead, readAcknowledgement } from './head.js';
import { HeadGiver } from './head-giver.js';
import { lookBack } from './look-back.js';
import { type Peer, peersOf } from './peers.js';
import { thinHeads } from './thin-heads.js';
import { HeadConflictEntity, WitnessedHeadEntity } from './witnessed-head.entity.js';
import { witnessResolver } from './witness.resolver.js';
import type { AuditWitness } from './witness.type.js';
import { signAtOnce } from '../../../tests/kit/sign-at-once.js';

let county: WitnessCounty;
let peer: Peer;
beforeAll(async () => {
  county = await witnessCounty();
  peer = peersOf(county.court.book, 'court').find(({ agency }) => agency === 'union')!;
});
afterAll(() => county.stop());

let head: AuditHead;
beforeEach(async () => {
  await county.act(county.court, 1);
  head = (await ownHead(county.court, new Date()))!;
});

const given = (witness = 'union') =>
  county.court.dataSource.manager.find(GivenHeadEntity, { where: { witness }, order: { seq: 'DESC' } });
const witnessed = (agency = 'court') =>
  county.union.dataSource.manager.find(WitnessedHeadEntity, { where: { agency }, order: { seq: 'DESC' } });
const down: Carrier = () => Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' }));

describe('a head', () => {
  test('is given to every other agency once, and each keeps it as it was signed', async () => {
    await county.give(county.court);
    const [kept] = await witnessed();
    expect(kept).toMatchObject({
      agency: 'court',
      organisation: court.code,
      seq: String(head.seq),
      hash: head.hash,
    });
    const [mine] = await given();
    expect(mine).toMatchObject({ seq: String(head.seq), lastError: null });
    expect(readAcknowledgement(mine!.acknowledgement!)).toMatchObject({
      ...{ agency: 'court', seq: head.seq, hash: head.hash, organisation: union.code },
      receivedAt: kept!.receivedAt.toISOString(),
    });
    await county.give(county.court);
    expect((await given())[0]!.attempts).toBe(1);
  });

  test('leaves no link at the witness: witnessing would never come to rest', async () => {
    const before = await ownHead(county.union, new Date());
    await county.give(county.court);
    expect((await ownHead(county.union, new Date()))?.seq).toBe(before?.seq);
  });

  test('waits while a peer is down, with the reason, and the newest is given when it is back', async () => {
    expect(await giveHead(county.court, peer, head, down)).toBe(false);
    const first = head.seq;
    expect((await given())[0]).toMatchObject({ lastError: 'UNREACHABLE', acknowledgedAt: null });
    await county.act(county.court, 2);
    head = (await ownHead(county.court, new Date()))!;
    expect(await giveHead(county.court, peer, head, down)).toBe(false);
    expect(await giveHead(county.court, peer, head, down)).toBe(false);
    const waiting = (await given()).filter(({ acknowledgedAt }) => acknowledgedAt === null);
    expect(waiting).toMatchObject([{ seq: String(head.seq), attempts: 2 }]);
    expect(await giveHead(county.court, peer, head, county.carry)).toBe(true);
    expect((await witnessed()).map(({ seq }) => seq)).not.toContain(String(first));
    expect((await witnessed())[0]!.seq).toBe(String(head.seq));
  });

  test('of an empty chain is none', async () => {
    expect(await ownHead(county.union, new Date())).toBeNull();
    await county.give(county.union);
    expect(await county.union.dataSource.manager.count(GivenHeadEntity)).toBe(0);
  });

  test('is given once more at a clean stop, and a peer that hangs does not hold up the end', async () => {
    const reached: string[] = [];
    const hang: Carrier = (_method, address) => {
      reached.push(address);
      return new Promise(() => undefined);
    };
    const giver = new HeadGiver(county.court, hang);
    giver.start(3_600);
    await giver.stop();
    expect(reached).toHaveLength(peersOf(county.court.book, 'court').length);
  });

  test('does not hold up an act while no peer answers', async () => {
    const giver = new HeadGiver(county.court, () => new Promise(() => undefined));
    void giver.give();
    await county.act(county.court, 3);
    expect((await ownHead(county.court, new Date()))!.seq).toBe(head.seq + 3);
  });
});

describe('an acknowledgement is not believed', () => {
  const answers: [string, (body: string) => string][] = [
    ['that is no answer', () => 'yes'],
    ['that is about another head', (body) => body.replace(head.hash, 'a'.repeat(64))],
    ['that is changed after signing', (body) => body.replace(/receivedAt\\":\\"20/, 'receivedAt\\":\\"19')],
    ['that nobody signed', (body) => JSON.stringify({ ...JSON.parse(body), signature: '' })],
    [
      'that another agency signed',
      (body) => {
        const { acknowledgement } = JSON.parse(body) as { acknowledgement: string };
        const text = acknowledgement.replace(union.code, linkageCentre.code);
        return JSON.stringify({
          acknowledgement: text,
          ...signAtOnce(county.register.keyring, linkageCentre.code, text),
        });
      },
    ],
  ];
  test.each(answers)('%s', async (_what, change) => {
    const carry: Carrier = async (...parcel) => {
      const answer = await county.carry(...parcel);
      return { ...answer, body: change(answer.body) };
    };
    expect(await giveHead(county.court, peer, head, carry)).toBe(false);
    expect((await given())[0]).toMatchObject({ lastError: 'BAD_ACKNOWLEDGEMENT', acknowledgement: null });
  });
});

describe('a witness that is asked', () => {
  test('shows what it keeps, and only heads that the agency signed are believed', async () => {
    await county.give(county.court);
    const rows = await witnessed();
    const ask = () => askWitness(county.register, peer, 'court', county.carry);
    expect((await ask()).heads).toHaveLength(rows.length);
    await county.union.dataSource.query(`update witnessed_head set hash = repeat('e', 64) where seq = $1`, [
      rows[0]!.seq,
    ]);
    const { heads, failure } = await ask();
    expect([heads.length, failure]).toEqual([rows.length - 1, null]);
    await county.union.dataSource.query('update witnessed_head set hash = $1 where seq = $2', [
      rows[0]!.hash,
      rows[0]!.seq,
    ]);
  });

  test('shows all of many, page by page', async () => {
    await county.union.dataSource.query(
      `insert into witnessed_head select 'docket', n, $1, repeat('0', 64), 'x', 'x', now(), now() from generate_series(1, 2345) n`,
      [linkageCentre.code],
    );
    let pages = 0;
    const counting: Carrier = (...parcel) => {
      pages += 1;
      return county.carry(...parcel);
    };
    const { failure } = await askWitness(county.court, peer, 'docket', counting);
    expect([failure, pages]).toEqual([null, 3]);
    await county.union.dataSource.query(`delete from witnessed_head where agency = 'docket'`);
  });

  test.each([
    ['is down', down, 'ECONNREFUSED'],
    [
      'answers what was not asked',
      async (_method: string, address: string, _text: string) => {
        void address;
        return { status: 200, body: '{}' };
      },
      null,
    ],
  ])('and %s is a witness not heard', async (_what, carry, reason) => {
    const { heads, failure } = await askWitness(county.court, peer, 'court', carry);
    expect(heads).toEqual([]);
    expect(failure).not.toBeNull();
    if (reason) expect(failure).toBe(reason);
  });

  test('is not believed with the answer to an earlier question', async () => {
    const first = await new Promise<Awaited<ReturnType<Carrier>>>((resolve) => {
      void askWitness(county.court, peer, 'court', async (...parcel) => {
        const answer = await county.carry(...parcel);
        resolve(answer);
        return answer;
      });
    });
    const { heads, failure } = await askWitness(county.court, peer, 'court', async () => first);
    expect([heads, failure]).toEqual([[], 'BAD_ANSWER']);
  });
});

describe('kept heads', () => {
  test('are all kept for a day, then the last of each hour, after a month the last of each day', async () => {
    const { manager } = county.union.dataSource;
    const now = new Date('2025-03-31T12:00:00Z');
    const ago = (hours: number, minutes = 0) => new Date(now.getTime() - (hours * 60 + minutes) * 60_000);
    const moments = [
      ...[ago(24 * 40, 30), ago(24 * 40, 20), ago(24 * 40 - 3)],
      ...[ago(50, 20), ago(50, 10), ago(48, 50)],
      ...[ago(23, 3), ago(23, 2), ago(0, 1)],
    ];
    for (const [at, moment] of moments.entries())
      await manager.query(`insert into witnessed_head values ('justice', $1, 'o', 'h', 's', 'k', $2, $2)`, [
        at + 1,
        moment,
      ]);
    const kept = async () => (await witnessed('justice')).map(({ seq }) => Number(seq)).sort((a, b) => a - b);
    await thinHeads(manager, now);
    expect(await kept()).toEqual([3, 5, 6, 7, 8, 9]);
    await thinHeads(manager, now);
    expect(await kept()).toEqual([3, 5, 6, 7, 8, 9]);
  });
});

describe('who has witnessed the chain', () => {
  const asking = (actor: Partial<Actor>): Promise<AuditWitness[]> => {
    const staff = {
      kind: 'STAFF',
      id: 'x',
      name: '样例',
      agency: 'court',
      organisation: court.code,
    } as const;
    const door = new (witnessResolver('court'))() as {
      witnesses(ctx: RequestContext): Promise<AuditWitness[]>;
    };
    const ctx = new RequestContext(county.court, { ...staff, roles: ['ADMINISTRATOR'], ...actor });
    return (async () => door.witnesses(ctx))();
  };

  test('is shown to administrators of the agency: up to where, since when, and what stands in the way', async () => {
    await county.give(county.court);
    await county.act(county.court, 2);
    const rows = await asking({});
    expect(rows.map(({ agency }) => agency).sort()).toEqual(
      peersOf(county.court.book, 'court')
        .map(({ agency }) => agency)
        .sort(),
    );
    expect(rows.find(({ agency }) => agency === 'union')).toEqual({
      ...{ agency: 'union', seq: String(head.seq), at: expect.any(Date), waiting: 2, problem: null },
    });
    expect(rows.find(({ agency }) => agency === 'justice')).toEqual({
      ...{ agency: 'justice', seq: null, at: null, waiting: head.seq + 2, problem: 'UNREACHABLE' },
    });
  });

  test.each([
    ['clerks', { roles: ['CLERK'] as const }],
    ['administrators elsewhere', { agency: 'union', organisation: union.code }],
  ])('is not shown to %s', async (_who, actor) => {
    await expect(asking(actor)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an agency that was set back', () => {
  const alarms = () => county.court.dataSource.manager.findBy(AlarmEntity, { kind: 'CHAIN_CONFLICT' });

  test('is not told so by a head it never signed', async () => {
    const carry: Carrier = async () => {
      const kept = {
        ...{ organisation: court.code, seq: 99_999, hash: 'a'.repeat(64), at: new Date().toISOString() },
        ...signAtOnce(county.union.keyring, union.code, 'x'),
      };
      return { status: 409, body: JSON.stringify({ code: 'CHAIN_CONFLICT', kept }) };
    };
    expect(await giveHead(county.court, peer, head, carry)).toBe(false);
    expect((await given())[0]).toMatchObject({ lastError: 'HTTP_409' });
    expect(await alarms()).toEqual([]);
  });

  test('is told by its own signature, and the administrators of both are', async () => {
    await county.act(county.court, 3);
    await county.give(county.court);
    const last = (await ownHead(county.court, new Date()))!.seq;
    await county.court.dataSource.query('delete from audit_entry where seq > $1', [last - 2]);
    await county.court.dataSource.query(
      'update audit_head set (seq, hash) = (select seq, hash from audit_entry where seq = $1)',
      [last - 2],
    );
    const setBack = (await ownHead(county.court, new Date()))!;
    expect(await giveHead(county.court, peer, setBack, county.carry)).toBe(false);
    const row = (await given()).find(({ seq }) => seq === String(setBack.seq));
    expect(row?.lastError).toBe('CHAIN_CONFLICT');
    expect(await alarms()).toMatchObject([{ readerAgency: 'court', readerId: null, count: 1 }]);
    const { manager } = county.union.dataSource;
    expect(await manager.findBy(AlarmEntity, {})).toMatchObject([
      { kind: 'CHAIN_CONFLICT', readerAgency: 'court', readerOrganisation: court.code },
    ]);
    expect(await manager.find(HeadConflictEntity)).toMatchObject([
      { agency: 'court', seq: String(setBack.seq), hash: setBack.hash, keptSeq: String(last) },
    ]);
  });

  test('has one alarm, also when all witnesses contradict at once', async () => {
    const [alarm] = await alarms();
    await Promise.all([1, 2, 3, 4].map(() => county.give(county.court)));
    await new HeadGiver(county.court, county.carry).give();
    expect((await alarms()).map(({ id }) => id)).toEqual([alarm!.id]);
  });

  test('and has grown on past what was witnessed finds out when it looks back', async () => {
    const { dataSource } = county.court;
    await county.act(county.court, 9);
    await county.give(county.court);
    expect((await given())[0]).toMatchObject({ lastError: null });
    const [alarm] = await alarms();
    const [first, ...rest] = await lookBack(county.court, county.carry);
    expect([first?.kind, rest.length]).toEqual(['OTHER_HASH', 1]);
    expect(first!.from).toBeLessThanOrEqual(first!.seq);
    expect(await alarms()).toMatchObject([{ id: alarm!.id, count: alarm!.count + 1 }]);
    expect(await firstBrokenLink(dataSource.manager)).toBeNull();
  });
});

test('an agency that looks back on a chain that nobody touched is not alarmed', async () => {
  await county.act(county.union, 2);
  await county.give(county.union);
  expect(await lookBack(county.union, county.carry)).toEqual([]);
  expect(await county.union.dataSource.manager.countBy(AlarmEntity, { readerAgency: 'union' })).toBe(0);
});
