import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftDocument } from '#kernel/documents/draft-document.js';
import { humanResources as home, union } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../../tests/kit/agency-room.js';
import { issueWhole } from '../../../tests/kit/issue-documents.js';
import { humanResources } from '../agency.js';
import { acceptArbitration } from './accept-arbitration.js';
import { fileArbitration } from './file-arbitration.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(humanResources, home);
});
afterAll(() => room.stop());

const arbitrator = () => room.at('ARBITRATOR');
const notice = (recordId: string, ctx = arbitrator()) =>
  draftDocument(ctx, { type: 'ACCEPTANCE_NOTICE', recordId, supplements: {} });

describe('the notice of acceptance', () => {
  test('is not drawn up before the application is accepted: day and time for the award are missing', async () => {
    room.setTime('2025-03-14T10:00:00+08:00');
    const application = {
      cause: 'WAGE_CLAIM',
      causeVersion: '2020',
      claim: 980_000,
      claimKinds: ['WAGE_CLAIM'],
    };
    const { id } = await fileArbitration(arbitrator(), { ...application, parties: wageParties });
    await expect(notice(id)).rejects.toMatchObject({
      code: 'DOCUMENT_INCOMPLETE',
      message: '《受理通知书》缺少：受理日期、裁决期限。',
    });
    room.setTime('2025-03-18T10:00:00+08:00');
    await acceptArbitration(arbitrator(), id, '鲁虚构劳人仲案字〔2025〕第901号');
    const whole = { type: 'ACCEPTANCE_NOTICE', recordId: id };
    const { fields, caseCode, state } = await issueWhole(room, 'ARBITRATOR', whole);
    expect(state).toBe('ISSUED');
    expect(caseCode).not.toBeNull();
    expect(fields).toEqual({
      applicant: '测试甲',
      respondent: '虚构市中科技有限公司',
      claims: '追索劳动报酬纠纷',
      filedOn: '2025年3月14日',
      acceptedOn: '2025年3月18日',
      decideBy: '2025年5月6日',
    });
    for (const ctx of [room.at('MEDIATOR'), room.at('ARBITRATOR', union)])
      await expect(notice(id, ctx)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
