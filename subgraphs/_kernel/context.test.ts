import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ToyCounty, toyCounty } from '../../tests/kit/toy-county.js';
import { record } from './audit/record.js';
import { PhraseEntity } from './phrase/phrase.entity.js';

let county: ToyCounty;
beforeAll(async () => {
  county = await toyCounty();
  await county.court.dataSource.query(
    `alter table audit_entry add constraint unwritable check (act <> 'test.unwritable')`,
  );
}, 120_000);
afterAll(() => county?.stop());

async function act(name: string): Promise<void> {
  const ctx = county.clerk(county.court);
  await ctx.transaction(async (tx) => {
    const { id: personId, organisation } = ctx.actor;
    await tx.insert(PhraseEntity, { organisation, personId, text: name, keptAt: ctx.now });
    record(tx, ctx, name, 'one');
  });
}

async function standing(): Promise<{ heads: unknown; phrases: string[] }> {
  const { dataSource } = county.court;
  const phrases = await dataSource.manager.find(PhraseEntity, { order: { text: 'ASC' } });
  return {
    heads: await dataSource.query('select seq, hash from audit_head'),
    phrases: phrases.map(({ text }) => text),
  };
}

test('an act whose record cannot be written has not happened, though the commit follows the record at once', async () => {
  await act('test.written');
  const before = await standing();
  expect(before.phrases).toEqual(['test.written']);
  await expect(act('test.unwritable')).rejects.toThrow('unwritable');
  expect(await standing()).toEqual(before);
  await act('test.written-again');
  expect((await standing()).phrases).toEqual(['test.written', 'test.written-again']);
});
