import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.js';
import { RequestContext } from '#kernel/context.js';
import { withRecordedReading } from '#kernel/disclosure/recorded-reading.js';
import { UsageRecordEntity } from '#kernel/disclosure/usage-record.entity.js';
import { ReceivedLetterEntity } from '#kernel/supervision/letter.entity.js';
import * as county from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom } from '../../../tests/kit/agency-room.js';
import { humanResources } from '../agency.js';
import { findLetters } from './find-letters.js';

let room: AgencyRoom;
const employer = '91370499FAKE00013R';

function at(organisation: county.Organisation, role: Role): RequestContext {
  const { agency, code } = organisation;
  const actor: Actor = {
    kind: 'STAFF',
    id: 'reader',
    name: '样例',
    agency,
    organisation: code,
    roles: [role],
  };
  return new RequestContext(room.agency, actor, {
    purpose: { reason: 'SUPERVISION', caseNumber: '虚检民监〔2025〕1号' },
  });
}

beforeAll(async () => {
  room = await agencyRoom(humanResources, county.humanResources);
  await room.agency.dataSource.manager.insert(ReceivedLetterEntity, {
    ...{ id: randomUUID(), letterId: randomUUID(), caseCode: 'WF-370499-U-2025-000001-X', state: 'SERVED' },
    ...{
      organisation: county.humanResources.code,
      sender: county.union.code,
      capacity: 'COPY',
      kind: 'OPINION',
    },
    ...{ number: '虚工监意〔2025〕1号', employerName: '虚构市中科技有限公司', employerCode: employer },
    ...{ division: '370499', servedOn: '2025-03-01', replyDue: null, answeredOn: null, facts: '拖欠工资' },
    ...{ request: '支付', lastText: null, followsLetterId: null },
  });
});
afterAll(() => room.stop());

test('a procurator finds the letters about exactly this employer, and each look is recorded', async () => {
  const find = (code: string) => {
    const ctx = at(county.procuratorate, 'PROCURATOR');
    return withRecordedReading(ctx, () => findLetters(ctx, code));
  };
  expect(await find(employer)).toMatchObject([{ number: '虚工监意〔2025〕1号' }]);
  expect(await find('91370499FAKE00021L')).toEqual([]);
  expect(await room.agency.dataSource.manager.countBy(UsageRecordEntity, { readerId: 'reader' })).toBe(2);
});

test('nobody else does', async () => {
  for (const other of [at(county.union, 'UNION_OFFICER'), at(county.procuratorate, 'LEADER')]) {
    expect(() => findLetters(other, employer)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  }
});
