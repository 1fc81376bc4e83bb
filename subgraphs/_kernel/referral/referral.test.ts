import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { court, union } from '../../../infra/county/organisations.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { type NewDispute, openCase } from '../case-file/open-case.js';
import { needConsentOfBoth, recordConsent } from '../consent/record-consent.js';
import { revokeConsent } from '../consent/revoke-consent.js';
import { caseAccess } from '../disclosure/access.js';
import { OutboxMessageEntity } from '../exchange/outbox-message.entity.js';
import { acceptReferral, returnReferral, signForReferral } from './answer.js';
import { closeReferral, lapseReferral, recallReferral, redesignateReferral } from './close.js';
import { beginHandling, reportResult } from './handle.js';
import { issueReferral } from './issue.js';
import { loadReferral } from './load-referral.js';
import { ReferralEntity, type ReferralDirection } from './referral.entity.js';

const dispute: NewDispute = {
  ...{
    cause: 'WAGE_CLAIM',
    causeVersion: '2020',
    title: '追索劳动报酬纠纷',
    claim: 1_860_000,
    facts: '欠条',
    door: 'COMPLAINT',
  },
  parties: [
    { side: 'APPLICANT', kind: 'PERSON', name: '测试甲', idNumber: '370499198803120019' },
    { side: 'RESPONDENT', kind: 'EMPLOYER', name: '虚构市中科技有限公司', creditCode: '91370499FAKE00013R' },
  ],
};
const record = '5b0f7a52-0c1d-4a55-9d59-111111111111';

let county: ToyCounty;
let id: string;
let caseCode: string;

beforeAll(async () => {
  county = await toyCounty();
});
afterAll(() => county.stop());

/** A delegation from the court to the union with the consent of both, sent on a Thursday and delivered. */
beforeEach(async () => {
  county.setTime('2024-09-05T09:00:00+08:00');
  const ctx = county.clerk(county.court);
  const referral = await ctx.transaction(async (tx) => {
    const { file, parties } = await openCase(tx, ctx, court.code, dispute);
    for (const { id: partyId } of parties) {
      await recordConsent(tx, ctx, court.code, file.caseCode, {
        partyId,
        scope: 'MEDIATION',
        channel: 'ONLINE',
        evidence: '线上调解同意书',
      });
    }
    const consents = await needConsentOfBoth(tx, court.code, file.caseCode, 'MEDIATION');
    return issueReferral(tx, ctx, {
      ...{
        arrow: 'A01',
        from: court.code,
        to: union.code,
        caseCode: file.caseCode,
        recordId: record,
        consents,
        materials: ['起诉状副本'],
      },
      letter: { type: 'DELEGATION_LETTER', number: null, title: '委派调解函', signedBy: '样例书记员' },
      content: { mediation: { stage: 'PRE_FILING' } },
    });
  });
  ({ id, caseCode } = referral);
  await county.deliverAll();
});

type Act = (
  tx: Parameters<typeof signForReferral>[0],
  ctx: ReturnType<ToyCounty['clerk']>,
  referral: ReferralEntity,
) => Promise<void>;

async function act(side: 'court' | 'union', direction: ReferralDirection, work: Act): Promise<void> {
  const ctx = county.clerk(county[side]);
  await ctx.transaction(async (tx) => work(tx, ctx, await loadReferral(tx, ctx, id, direction)));
  await county.deliverAll();
}
const accept = () =>
  act('union', 'IN', (tx, ctx, referral) =>
    acceptReferral(tx, ctx, referral, { recordId: record, due: '2024-10-08' }),
  );
const returned = () =>
  act('union', 'IN', (tx, ctx, referral) =>
    returnReferral(tx, ctx, referral, { reason: 'CONFLICT_OF_INTEREST', text: '曾任代理人' }),
  );

async function states(): Promise<[string | undefined, string | undefined]> {
  const read = (side: 'court' | 'union') => county[side].dataSource.manager.findOneBy(ReferralEntity, { id });
  return [(await read('court'))?.state, (await read('union'))?.state];
}

describe('a referral', () => {
  test('arrives with its case, parties and consents, and its answer due in three working days', async () => {
    expect(await states()).toEqual(['SENT', 'SENT']);
    const arrived = await county.union.dataSource.manager.findOneByOrFail(ReferralEntity, { id });
    expect(arrived).toMatchObject({ direction: 'IN', caseCode, answerDue: '2024-09-10' });
    expect(arrived.issued.consents).toHaveLength(2);
  });

  test('goes the whole way, and both sides agree at each step', async () => {
    await act('union', 'IN', signForReferral);
    expect(await states()).toEqual(['RECEIVED', 'RECEIVED']);
    await accept();
    expect(await states()).toEqual(['ACCEPTED', 'ACCEPTED']);
    await act('union', 'IN', beginHandling);
    await act('union', 'IN', (tx, ctx, referral) =>
      reportResult(tx, ctx, referral, { outcome: 'TOO_FAR_APART', undisputedFacts: [], mediators: [] }),
    );
    expect(await states()).toEqual(['RESULT_REPORTED', 'RESULT_REPORTED']);
    await act('court', 'OUT', closeReferral);
    expect(await states()).toEqual(['CLOSED', 'CLOSED']);
  });

  test('is answered once', async () => {
    await accept();
    await expect(accept()).rejects.toMatchObject({ code: 'ALREADY_ANSWERED' });
    await expect(returned()).rejects.toMatchObject({ code: 'ALREADY_ANSWERED' });
    expect(await states()).toEqual(['ACCEPTED', 'ACCEPTED']);
  });

  test('comes back with a coded reason, and can go elsewhere', async () => {
    await returned();
    const sent = await county.court.dataSource.manager.findOneByOrFail(ReferralEntity, {
      id,
      direction: 'OUT',
    });
    expect(sent).toMatchObject({
      state: 'RETURNED',
      returnReason: 'CONFLICT_OF_INTEREST',
      returnText: '曾任代理人',
    });
    await act('court', 'OUT', redesignateReferral);
    expect(await states()).toEqual(['RE_DESIGNATED', 'RE_DESIGNATED']);
  });

  test('does not come back without a reason of the list and words', async () => {
    const back = (reason: string, text: string) =>
      act('union', 'IN', (tx, ctx, referral) => returnReferral(tx, ctx, referral, { reason, text }));
    await expect(back('TOO_BUSY', '忙')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(back('OUT_OF_SCOPE', ' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await states()).toEqual(['SENT', 'SENT']);
  });

  test('is recalled only before anybody signs for it', async () => {
    await act('union', 'IN', signForReferral);
    await expect(
      act('court', 'OUT', (tx, ctx, referral) => recallReferral(tx, ctx, referral, '当事人撤诉')),
    ).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('lapses only after the last day to answer', async () => {
    await act('union', 'IN', signForReferral);
    county.setTime('2024-09-10T18:00:00+08:00');
    await expect(act('court', 'OUT', lapseReferral)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    county.setTime('2024-09-11T09:00:00+08:00');
    await act('court', 'OUT', lapseReferral);
    expect(await states()).toEqual(['UNCONFIRMED', 'UNCONFIRMED']);
  });

  test('signed for while it was being recalled stays with its receiver, at both ends', async () => {
    const alone = async (side: 'court' | 'union', direction: ReferralDirection, work: Act) => {
      const ctx = county.clerk(county[side]);
      await ctx.transaction(async (tx) => work(tx, ctx, await loadReferral(tx, ctx, id, direction)));
    };
    await alone('court', 'OUT', (tx, ctx, referral) => recallReferral(tx, ctx, referral, '当事人撤诉'));
    await alone('union', 'IN', signForReferral);
    expect(await states()).toEqual(['RECALLED', 'RECEIVED']);
    await county.deliverAll();
    expect(await states()).toEqual(['RECEIVED', 'RECEIVED']);
    await accept();
    expect(await states()).toEqual(['ACCEPTED', 'ACCEPTED']);
  });

  test('answered while it was being given up as unconfirmed is answered, at both ends', async () => {
    await act('union', 'IN', signForReferral);
    county.setTime('2024-09-11T09:00:00+08:00');
    const court1 = county.clerk(county.court);
    await court1.transaction(async (tx) =>
      lapseReferral(tx, court1, await loadReferral(tx, court1, id, 'OUT')),
    );
    await accept();
    expect(await states()).toEqual(['ACCEPTED', 'ACCEPTED']);
  });

  test('cannot be closed by its receiver, nor worked by its sender', async () => {
    await accept();
    await expect(act('union', 'OUT', closeReferral)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(act('court', 'IN', beginHandling)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('that nobody may refer there is refused, and nothing of it stays', async () => {
    const ctx = county.clerk(county.union);
    const before = await ctx.db.count(OutboxMessageEntity);
    const spec = {
      arrow: 'A01',
      from: union.code,
      to: court.code,
      caseCode,
      recordId: record,
      consents: [],
      materials: [],
    };
    const letter = { type: 'DELEGATION_LETTER', title: '委派调解函', signedBy: '样例' };
    await expect(ctx.transaction((tx) => issueReferral(tx, ctx, { ...spec, letter }))).rejects.toMatchObject({
      code: 'ARROW_NOT_OFFERED',
    });
    expect(await ctx.db.count(OutboxMessageEntity)).toBe(before);
  });
});

describe('sight of the other side', () => {
  const seesCourt = async () => {
    const asUnion = county.clerk(county.union).actor;
    const { RequestContext } = await import('../context.js');
    return (await caseAccess(new RequestContext(county.court, asUnion)).load(caseCode))?.relation ?? null;
  };

  test('begins with acceptance, not before', async () => {
    expect(await seesCourt()).toBeNull();
    await accept();
    expect(await seesCourt()).toBe('REFERRED');
  });

  test('does not come with a return', async () => {
    await returned();
    expect(await seesCourt()).toBeNull();
  });
});

describe('consent', () => {
  test('of both sides is needed, and a revoked one does not count', async () => {
    const ctx = county.clerk(county.court);
    await ctx.transaction(async (tx) => {
      const consents = await needConsentOfBoth(tx, court.code, caseCode, 'MEDIATION');
      await revokeConsent(tx, ctx, court.code, consents[0]!.id);
    });
    const again = ctx.transaction((tx) => needConsentOfBoth(tx, court.code, caseCode, 'MEDIATION'));
    await expect(again).rejects.toMatchObject({ code: 'CONSENT_MISSING' });
  });
});
