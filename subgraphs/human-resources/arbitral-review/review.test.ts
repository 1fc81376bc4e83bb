import { caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseAccess } from '#kernel/disclosure/access.js';
import type { ReferralIssuedBody } from '#kernel/referral/referral.entity.js';
import { court, humanResources as home, linkageCentre, union } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom } from '../../../tests/kit/agency-room.js';
import { humanResources } from '../agency.js';
import { acceptReview } from './accept-review.js';
import { extendReview } from './extend-review.js';
import { finishReview } from './finish-review.js';
import { refuseReview } from './refuse-review.js';
import { ArbitralReviewEntity } from './review.entity.js';
import { signForStatement } from './sign-for-statement.js';
import { withdrawReview } from './withdraw-review.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(humanResources, home);
});
afterAll(() => room.stop());

const arbitrator = () => room.at('ARBITRATOR');
const stored = (id: string) => room.agency.dataSource.manager.findOneByOrFail(ArbitralReviewEntity, { id });
let serial = 1;
const number = (word = '审') => `鲁虚构劳人仲${word}字〔2025〕第${serial++}号`;

interface Applied {
  appliedOn?: string;
  claimKinds?: string[];
  oneSide?: boolean;
}

async function applied({
  appliedOn = '2025-01-20',
  claimKinds = ['WAGE_CLAIM'],
  oneSide = false,
}: Applied = {}) {
  room.setTime('2025-01-20T10:00:00+08:00');
  const { caseCode, worker, employer } = await room.openCase();
  const application: NonNullable<ReferralIssuedBody['application']> = {
    ...{ appliedOn, applicantPartyIds: oneSide ? [worker.id] : [worker.id, employer.id] },
    agreement: {
      ...{
        agreementId: randomUUID(),
        effectiveAt: '2025-01-10T08:40:00.000Z',
        route: 'MEDIATION_COMMITTEE',
        terms: '二月底前付清工资。',
      },
      ...{ amount: 1_860_000, performBy: '2025-02-28', claimKinds, signatures: [] },
    },
    ...{ mediationOrganisation: union.code, mediators: [] },
  };
  const referralId = await room.refer({ arrow: 'A06', caseCode, content: { application } });
  const review = await room.agency.dataSource.manager.findOneByOrFail(ArbitralReviewEntity, { referralId });
  return { caseCode, worker, employer, referralId, review };
}

async function accepted() {
  const all = await applied();
  await acceptReview(arbitrator(), all.review.id, number());
  return all;
}

describe('an application for review that arrives', () => {
  test('in time waits for an arbitrator', async () => {
    const { review } = await applied({ appliedOn: '2025-01-26' });
    expect(review).toMatchObject({ state: 'APPLIED', fault: null });
  });

  test.each([
    ['too late', { appliedOn: '2025-01-27' }, 'OUT_OF_TIME', 'OUT_OF_TIME'],
    ['from one side', { oneSide: true }, 'ONE_PARTY_APPLICATION', 'MATERIALS_INCOMPLETE'],
    [
      'on whether there is a labour relation',
      { claimKinds: ['CONFIRM_LABOUR_RELATION'] },
      'EXCLUDED_CLAIM',
      'OUT_OF_SCOPE',
    ],
  ])('%s is kept as not accepted, and goes back', async (_how, how, fault, reason) => {
    const { review, referralId } = await applied(how);
    expect(review).toMatchObject({ state: 'NOT_ACCEPTED', fault });
    expect(await room.referral(room.union, referralId)).toMatchObject({
      state: 'RETURNED',
      returnReason: reason,
    });
  });

  test('may be refused by an arbitrator for what only a person sees', async () => {
    const { review, referralId } = await applied();
    await refuseReview(arbitrator(), review.id, 'ALREADY_CONFIRMED', null);
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      state: 'RETURNED',
      returnReason: 'ALREADY_IN_PROCEDURE',
    });
  });
});

describe('a review', () => {
  test('accepted on 2025-01-20 is finished in five working days, the make-up Sunday among them, or in ten', async () => {
    const { review, referralId } = await accepted();
    const [clock] = await room.deadlines(review.id);
    expect(clock).toMatchObject({ rule: 'AR-2', due: '2025-01-26' });
    await extendReview(arbitrator(), review.id);
    const [extended] = await room.deadlines(review.id);
    expect(extended).toMatchObject({ due: '2025-02-08' });
    await expect(extendReview(arbitrator(), review.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      state: 'EXTENDED',
      due: extended!.due,
    });
  });

  test('ends in a statement that takes effect when both have signed, and only then goes back', async () => {
    const { review, referralId, worker, employer } = await accepted();
    const statementNumber = number('调');
    await finishReview(arbitrator(), { id: review.id, decision: 'STATEMENT_ISSUED', statementNumber });
    expect(await signForStatement(arbitrator(), review.id, worker.id, '2025-01-20')).toMatchObject({
      state: 'STATEMENT_ISSUED',
      effectiveOn: null,
    });
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({ state: 'IN_HANDLING' });
    await expect(signForStatement(arbitrator(), review.id, worker.id, '2025-01-20')).rejects.toMatchObject({
      code: 'ALREADY_ANSWERED',
    });
    await expect(signForStatement(arbitrator(), review.id, employer.id, '2025-01-21')).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(signForStatement(arbitrator(), review.id, randomUUID(), '2025-01-20')).rejects.toMatchObject(
      { code: 'BAD_INPUT' },
    );
    room.setTime('2025-01-22T10:00:00+08:00');
    expect(await signForStatement(arbitrator(), review.id, employer.id, '2025-01-22')).toMatchObject({
      state: 'SIGNED_FOR',
      effectiveOn: '2025-01-22',
    });
    await room.deliverAll();
    const back = await room.referral(room.union, referralId);
    expect(back).toMatchObject({ state: 'RESULT_REPORTED', outcome: 'STATEMENT_ISSUED' });
    expect(back.result?.ruling).toMatchObject({ type: 'ARBITRAL_STATEMENT', number: statementNumber });
  });

  test('ends without a statement on a ground of the law, and needs one', async () => {
    const { review, referralId } = await accepted();
    await expect(finishReview(arbitrator(), { id: review.id, decision: 'DECLINED' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await finishReview(arbitrator(), {
      id: review.id,
      decision: 'DECLINED',
      ground: 'CONTENT_UNCLEAR',
      text: '给付期限不明',
    });
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      state: 'RESULT_REPORTED',
      outcome: 'DECLINED',
    });
    expect(await stored(review.id)).toMatchObject({ state: 'DECLINED', declineGround: 'CONTENT_UNCLEAR' });
  });

  test('is withdrawn before and after it is accepted', async () => {
    const before = await applied();
    await withdrawReview(arbitrator(), before.review.id, '双方已履行');
    const after = await accepted();
    await withdrawReview(arbitrator(), after.review.id, '双方已履行');
    await room.deliverAll();
    expect(await room.referral(room.union, before.referralId)).toMatchObject({
      state: 'RETURNED',
      returnReason: 'PARTY_REFUSES',
    });
    expect(await room.referral(room.union, after.referralId)).toMatchObject({
      state: 'RESULT_REPORTED',
      outcome: 'WITHDRAWN',
    });
  });

  test('is nobody else’s to accept', async () => {
    const { review } = await applied();
    for (const ctx of [room.at('MEDIATOR'), room.at('JUDGE', court), room.at('ARBITRATOR', union)]) {
      await expect(acceptReview(ctx, review.id, number())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('is seen by the sender once accepted, by a leader without its terms, by others not at all', async () => {
    const waiting = await applied();
    expect(await caseAccess(room.at('UNION_OFFICER', union)).load(waiting.caseCode)).toBeNull();
    const { caseCode, review } = await accepted();
    const relation = async (ctx: ReturnType<typeof arbitrator>) =>
      (await caseAccess(ctx).load(caseCode))?.relation ?? null;
    expect(await relation(arbitrator())).toBe('OWN');
    expect(await relation(room.at('UNION_OFFICER', union))).toBe('REFERRED');
    expect(await relation(room.at('CLERK', court))).toBeNull();
    expect(await relation(room.at('LEADER', linkageCentre))).toBe('MASKED');
    const seenBy = async (ctx: ReturnType<typeof arbitrator>) =>
      (await caseAsSeen(ctx, caseCode, 'reviews { id endReason agreement { terms } }')).reviews;
    expect(await seenBy(room.at('LEADER', linkageCentre))).toEqual([
      { id: review.id, agreement: null, endReason: null },
    ]);
    expect(await seenBy(room.at('UNION_OFFICER', union))).toMatchObject([
      { agreement: { terms: '二月底前付清工资。' } },
    ]);
  });
});
