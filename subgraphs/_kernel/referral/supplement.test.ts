import { afterAll, beforeAll, expect, test } from 'vitest';
import { court, union } from '../../../infra/county/organisations.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { sendReferral } from '../../../tests/kit/toy-referral.js';
import { OutboxMessageEntity } from '../exchange/outbox-message.entity.js';
import { post } from '../exchange/post.js';
import { NoticeEntity } from '../notice/notice.entity.js';
import { acceptReferral, returnReferral } from './answer.js';
import { loadReferral } from './load-referral.js';
import { ReferralEntity } from './referral.entity.js';
import { present } from './referrals.js';
import { askSender, tellSupplied } from './supplement.js';

let county: ToyCounty;
beforeAll(async () => {
  county = await toyCounty();
  at('2024-09-05');
});
afterAll(() => county?.stop());

const at = (day: string) => county.setTime(`${day}T09:00:00+08:00`);
const asked = { missing: '缺少身份证明', dueOn: '2024-09-12' };

async function receiver(
  work: (tx: Parameters<typeof askSender>[0], ctx: Parameters<typeof askSender>[1]) => unknown,
) {
  const ctx = county.clerk(county.union);
  await ctx.transaction(async (tx) => void (await work(tx, ctx)));
  await county.deliverAll();
}
const copy = (side: 'court' | 'union', id: string) =>
  county[side].dataSource.manager.findOneByOrFail(ReferralEntity, { id });
const noticed = async (caseCode: string) =>
  (await county.court.dataSource.manager.findBy(NoticeEntity, { caseCode })).map(({ kind, due }) => [
    kind,
    due,
  ]);

test('what the receiver lacks is told to the sender, who is reminded of it until it is there', async () => {
  const { id, caseCode } = await sendReferral(county);
  await receiver((tx, ctx) => askSender(tx, ctx, id, asked));
  const open = { missing: asked.missing, askedOn: '2024-09-05', dueOn: '2024-09-12', suppliedOn: null };
  for (const side of ['court', 'union'] as const)
    expect(await copy(side, id)).toMatchObject({ state: 'RECEIVED', supplement: open });
  expect(await present(county.clerk(county.court), await copy('court', id))).toMatchObject({
    supplement: open,
  });
  expect(await noticed(caseCode)).toEqual([['REFERRAL_SUPPLEMENT', '2024-09-12']]);

  at('2024-09-10');
  await receiver((tx, ctx) => tellSupplied(tx, ctx, id, '2024-09-09'));
  expect((await copy('court', id)).supplement).toEqual({ ...open, suppliedOn: '2024-09-09' });
  expect(await noticed(caseCode)).toEqual([]);
  await receiver(async (tx, ctx) =>
    acceptReferral(tx, ctx, await loadReferral(tx, ctx, id, 'IN'), { recordId: id, due: '2024-10-08' }),
  );
  expect(await copy('court', id)).toMatchObject({ state: 'ACCEPTED' });
});

test('is told of nothing that came in at the own door, and of nothing that has its answer', async () => {
  at('2024-09-05');
  const { id, caseCode } = await sendReferral(county);
  await receiver((tx, ctx) => askSender(tx, ctx, null, asked));
  await receiver(async (tx, ctx) =>
    returnReferral(tx, ctx, await loadReferral(tx, ctx, id, 'IN'), {
      reason: 'OUT_OF_SCOPE',
      text: '不属范围',
    }),
  );
  await receiver((tx, ctx) => askSender(tx, ctx, id, asked));
  await receiver((tx, ctx) => tellSupplied(tx, ctx, id));
  expect((await copy('court', id)).supplement).toBeNull();
  const told = { caseCode, type: 'ReferralSupplement' } as const;
  expect(await county.union.dataSource.manager.countBy(OutboxMessageEntity, told)).toBe(0);
});

test('is not the sender’s to tell, nor in blank', async () => {
  const { id, caseCode } = await sendReferral(county);
  const tell = async (side: 'court' | 'union', missing: string) => {
    const ctx = county.clerk(county[side]);
    const [from, to] = side === 'court' ? [court.code, union.code] : [union.code, court.code];
    const body = { referralId: id, at: ctx.now.toISOString(), missing };
    await ctx.transaction(async (tx) => {
      post(tx, ctx, { from, to, type: 'ReferralSupplement', caseCode, referralId: id, body });
    });
    await county.deliverAll();
    const where = { caseCode, type: 'ReferralSupplement' } as const;
    const order = { caseSeq: 'DESC' } as const;
    return (await county[side].dataSource.manager.find(OutboxMessageEntity, { where, order }))[0]!
      .disposition;
  };
  expect(await tell('court', '缺材料')).toBe('REFUSED');
  // Nobody has signed for it.
  expect(await tell('union', '缺材料')).toBe('REFUSED');
  await receiver((tx, ctx) => askSender(tx, ctx, id, asked));
  expect(await tell('union', ' ')).toBe('REFUSED');
  expect((await copy('court', id)).supplement).toMatchObject(asked);
});
