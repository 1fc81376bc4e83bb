import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCase } from '#kernel/case-file/open-case.js';
import { RequestContext } from '#kernel/context.js';
import type { PartyEntity } from '#kernel/party/party.entity.js';
import { union } from '../../../infra/county/organisations.js';
import { wageParties } from '../../../tests/kit/agency-room.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { mediationEntities, mediationMigrations } from './mediation-doors.js';
import { EngagementEntity, MediatorEntity } from './mediator.entity.js';
import { needNeutralDelegate } from './neutral-delegate.js';

let county: ToyCounty;
let caseCode: string;
let employer: PartyEntity;

beforeAll(async () => {
  county = await toyCounty({ union: { entities: mediationEntities, migrations: mediationMigrations } });
  county.setTime('2024-09-05T09:00:00+08:00');
  const ctx = county.clerk(county.union);
  const dispute = {
    ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', title: '追索劳动报酬纠纷', claim: 1_860_000 },
    ...{ facts: '欠薪', door: 'VISIT', parties: wageParties },
  };
  const { file, parties } = await ctx.transaction((tx) => openCase(tx, ctx, union.code, dispute));
  caseCode = file.caseCode;
  employer = parties[1]!;
  await onRoster('tied', employer.matchingKey!);
  await onRoster('free', 'a key of somebody else');
});
afterAll(() => county?.stop());

async function onRoster(staffId: string, partyKey: string): Promise<void> {
  const { manager } = county.union.dataSource;
  const mediatorId = randomUUID();
  const organisation = union.code;
  const person = { name: `样例${staffId}`, personKey: `key of ${staffId}`, staffId, active: true };
  await manager.insert(MediatorEntity, { id: mediatorId, organisation, ...person });
  const tie = { role: 'ADVISER', procedure: '常年法律顾问', since: '2023-01-01' } as const;
  await manager.insert(EngagementEntity, { id: randomUUID(), mediatorId, organisation, partyKey, ...tie });
}

const check = (delegate: string | null) => {
  const { actor } = county.clerk(county.union);
  const acting = delegate === null ? actor : { ...actor, delegate: { id: delegate, name: '样例' } };
  const { manager } = county.union.dataSource;
  return needNeutralDelegate(manager, new RequestContext(county.union, acting), {
    organisation: union.code,
    caseCode,
  });
};

test('a delegate who is tied to a party does not act in the mediator’s place, and is told why', async () => {
  await expect(check('tied')).rejects.toMatchObject({
    code: 'CONFLICT_OF_INTEREST',
    hint: expect.stringContaining(`${employer.name}的法律顾问`) as string,
  });
});

test.each(['free', 'not on the roster', null])('%s acts', async (delegate) => {
  await expect(check(delegate)).resolves.toBeUndefined();
});
