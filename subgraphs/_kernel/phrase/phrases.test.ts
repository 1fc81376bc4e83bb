import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.js';
import { RequestContext } from '#kernel/context.js';
import { court, secondCourt, union } from '../../../infra/county/organisations.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { forgetPhrase, keepPhrase, phrasesOf } from './phrases.js';

let county: ToyCounty;
beforeAll(async () => {
  county = await toyCounty();
}, 120_000);
afterAll(() => county?.stop());

const clerk = (change: Partial<Actor> = {}) =>
  new RequestContext(county.court, {
    ...{
      kind: 'STAFF',
      id: 'one',
      name: '样例',
      agency: 'court',
      organisation: court.code,
      roles: ['CLERK'],
    },
    ...change,
  });

test('phrases are a person’s own, kept once each, fifty at most, the latest first', async () => {
  for (const [at, text] of ['请尽快办理。', '  双方愿意调解。 ', '请尽快办理。'].entries()) {
    county.setTime(`2025-03-03T10:0${at}:00+08:00`);
    await keepPhrase(clerk(), text);
  }
  expect(await phrasesOf(clerk())).toEqual(['请尽快办理。', '双方愿意调解。']);
  expect(await phrasesOf(clerk({ id: 'two' }))).toEqual([]);
  expect(await phrasesOf(clerk({ organisation: secondCourt.code }))).toEqual([]);
  expect(await phrasesOf(clerk({ id: 'boss', delegate: { id: 'one', name: '样例' } }))).toHaveLength(2);
  expect(await forgetPhrase(clerk({ id: 'two' }), '双方愿意调解。')).toEqual([]);
  expect(await forgetPhrase(clerk(), '请尽快办理。')).toEqual(['双方愿意调解。']);

  county.setTime('2025-03-03T11:00:00+08:00');
  for (let place = 0; place < 50; place += 1) await keepPhrase(clerk(), `第${place}条`);
  expect(await phrasesOf(clerk())).toHaveLength(50);
  expect(await phrasesOf(clerk())).not.toContain('双方愿意调解。');
});

test('none is empty or long, and none is kept at another agency', async () => {
  for (const text of ['  ', '字'.repeat(301)])
    await expect(keepPhrase(clerk(), text)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  const stranger = clerk({ agency: 'union', organisation: union.code });
  for (const act of [() => phrasesOf(stranger), () => keepPhrase(stranger, '请办理。')])
    await expect(act()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
