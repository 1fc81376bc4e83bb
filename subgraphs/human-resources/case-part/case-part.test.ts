import { askAgency } from '../../../tests/kit/case-as-seen.js';
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestContext } from '#kernel/context.js';
import { UsageRecordEntity } from '#kernel/disclosure/usage-record.entity.js';
import { acceptReferral } from '#kernel/referral/answer.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { court, humanResources as home, linkageCentre, union } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom } from '../../../tests/kit/agency-room.js';
import { humanResources } from '../agency.js';
import { acceptArbitration } from '../arbitration/accept-arbitration.js';
import { ArbitrationCaseEntity } from '../arbitration/arbitration.entity.js';

let room: AgencyRoom;
let caseCode: string;
let arbitrationId: string;

beforeAll(async () => {
  room = await agencyRoom(humanResources, home);
  room.setTime('2025-03-03T10:00:00+08:00');
  ({ caseCode } = await room.openCase());
  const referralId = await room.refer({ arrow: 'A18', caseCode });
  const arbitration = await room.agency.dataSource.manager.findOneByOrFail(ArbitrationCaseEntity, {
    referralId,
  });
  arbitrationId = arbitration.id;
  await acceptArbitration(room.at('ARBITRATOR'), arbitrationId, '鲁虚构劳人仲案字〔2025〕第900号');
  const other = await room.refer({ arrow: 'A18', caseCode });
  await room.at('ARBITRATOR').transaction(async (tx) => {
    const ctx = room.at('ARBITRATOR');
    await acceptReferral(tx, ctx, await loadReferral(tx, ctx, other, 'IN'), {
      recordId: arbitrationId,
      due: null,
    });
  });
});
afterAll(() => room.stop());

const query = `query ($references: [_Any!]!) { _entities(representations: $references) {
  ... on Case { humanResources { relation title claim parties { name idNumber } consents { id } referrals { arrow state } deadlines { rule due }
    arbitrations { state number deadlines { rule due } } reviews { id } mediations { id } letters { id } } }
  ... on TimelineEntry { humanResources { __typename ... on ArbitrationCase { state } } } } }`;

async function seen(ctx: RequestContext): Promise<unknown[]> {
  const references = [
    { __typename: 'Case', id: caseCode },
    { __typename: 'TimelineEntry', reference: `ArbitrationCase:${arbitrationId}` },
  ];
  const answer = await askAgency(ctx, query, { references });
  return (answer._entities as { humanResources: unknown }[]).map((entity) => entity.humanResources);
}

describe('the bureau’s part of a case', () => {
  test('is in the clear for its own people', async () => {
    const [part, entry] = await seen(room.at('ARBITRATOR'));
    expect(part).toMatchObject({
      relation: 'OWN',
      claim: 1_860_000,
      arbitrations: [{ state: 'ACCEPTED', number: '鲁虚构劳人仲案字〔2025〕第900号' }, {}],
    });
    expect(JSON.stringify(part)).toContain('370499198803120019');
    expect(entry).toEqual({ __typename: 'ArbitrationCase', state: 'ACCEPTED' });
  });

  test('shows the sender the numbers masked, and records the look once', async () => {
    const [part] = await seen(room.at('UNION_OFFICER', union));
    expect(part).toMatchObject({ relation: 'REFERRED', claim: 1_860_000 });
    expect(JSON.stringify(part)).toContain('测试甲');
    expect(JSON.stringify(part)).not.toContain('370499198803120019');
    expect(await room.agency.dataSource.manager.findBy(UsageRecordEntity, { caseCode })).toMatchObject([
      { readerAgency: 'union', what: 'CLAIM PARTY_ID_NUMBER PARTY_NAME' },
    ]);
  });

  test('shows a leader its course and no person', async () => {
    const [part, entry] = await seen(room.at('LEADER', linkageCentre));
    expect(part).toMatchObject({ relation: 'MASKED', claim: null, consents: [] });
    expect(JSON.stringify(part)).not.toContain('测试甲');
    expect(entry).toMatchObject({ state: 'ACCEPTED' });
  });

  test('does not exist for anybody else', async () => {
    expect(await seen(room.at('JUDGE', court))).toEqual([null, null]);
  });
});
