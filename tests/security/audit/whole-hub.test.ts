import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { record } from '#kernel/audit/record.js';
import { RequestContext } from '#kernel/context.js';
import { WitnessedHeadEntity } from '#kernel/witness/witnessed-head.entity.js';
import { union } from '../../../infra/county/organisations.js';
import type { AgencyName } from '../../../infra/county/process-table.js';
import { type BootedHub, bootHub } from '../../kit/boot-hub.js';
import { eventually } from '../../kit/eventually.js';

/** The union works, with heads given every second; the others are its witnesses. */
let hub: BootedHub;
beforeAll(async () => {
  hub = await bootHub({ auditHeadSeconds: 1 });
}, 120_000);
afterAll(() => hub?.stop());

const patience = { seconds: 60, everyMilliseconds: 100 };

/** Writes a link, and answers its number. */
async function act(): Promise<string> {
  const { agency } = hub.agency('union');
  const ctx = new RequestContext(agency, {
    ...{ kind: 'STAFF', id: 'union-clerk', name: '样例', agency: 'union' },
    ...{ organisation: union.code, roles: ['CLERK'] },
  });
  await ctx.transaction(async (tx) => record(tx, ctx, 'case.look', 'subject'));
  const [head] = await agency.dataSource.query<{ seq: string }[]>('select seq from audit_head');
  return head!.seq;
}

const witnessedBy = (name: AgencyName, seq: string): Promise<boolean> =>
  hub.agency(name).agency.dataSource.manager.existsBy(WitnessedHeadEntity, { agency: 'union', seq });

describe('in a running hub', () => {
  test('every other agency witnesses a new link by itself, and the administrator sees it', async () => {
    const seq = await act();
    for (const name of ['court', 'human-resources', 'procuratorate', 'justice', 'docket'] as const)
      await eventually(() => witnessedBy(name, seq), patience);
    const question = '{ unionAuditWitnesses { agency seq at waiting problem } }';
    await eventually(async () => {
      const { unionAuditWitnesses: rows } = await hub.client.must('administrator-union', question);
      return rows.length === 5 && rows.every((row: { seq: string; at: string }) => row.seq === seq && row.at);
    }, patience);
    expect(await hub.client.refusal('administrator-court', question)).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a head too large is turned away by the door itself', async () => {
    const response = await fetch(`${hub.agency('court').url}/exchange/heads`, {
      ...{ method: 'POST', body: 'x'.repeat(10_000) },
    });
    expect(response.status).toBe(413);
  });

  test('what was done just before a clean stop is witnessed', async () => {
    // A stop does not wait long for a peer, and a loaded machine may be slower than that once.
    await eventually(async () => {
      const seq = await act();
      await hub.stopAgency('union');
      const witnessed = await witnessedBy('court', seq);
      if (!witnessed) await hub.startAgency('union');
      return witnessed;
    }, patience);
  });
});
