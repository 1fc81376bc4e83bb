import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { draftDocument } from '#kernel/documents/draft-document.js';
import { findDocument } from '#kernel/documents/documents.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { numberBook } from '#kernel/documents/number-book.js';
import { justice as home, union } from '../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../tests/kit/agency-room.js';
import { issueWhole, pdfOf } from '../../tests/kit/issue-documents.js';
import { meetingEntry, minutedMeeting } from '../../tests/kit/meeting-entry.js';
import { justice } from './agency.js';
import { applyAid } from './legal-aid/apply-aid.js';
import { assignLawyer } from './legal-aid/assign-lawyer.js';
import { decideAid } from './legal-aid/decide-aid.js';

// What a file looks like is tested beside its writer; here it is what is written.
vi.mock(
  '../_kernel/documents/pdf/write-pdf.js',
  async () => (await import('../../tests/kit/plain-writers.js')).pdf,
);
vi.mock(
  '../_kernel/documents/word/fill-word.js',
  async () => (await import('../../tests/kit/plain-writers.js')).word,
);

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(justice, home);
  room.setTime('2025-03-03T10:00:00+08:00');
});
afterAll(() => room.stop());

const officer = () => room.at('LEGAL_AID_OFFICER');
const issue = (type: string, recordId: string) => issueWhole(room, 'LEGAL_AID_OFFICER', { type, recordId });
const refusal = (type: string, recordId: string) =>
  draftDocument(officer(), { type, recordId, supplements: {} }).then(
    () => null,
    ({ message }: { message: string }) => message,
  );
const parties = [{ ...wageParties[0]!, address: '虚构省虚构市样例路1号' }, wageParties[1]!];
const apply = (changes: { meansDeclaration?: string; meansExemption?: 'MIGRANT_WAGES' } = {}) =>
  applyAid(officer(), {
    ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', matter: '劳动仲裁代理', urgent: false },
    ...{ facts: '三个月未发工资。', parties: parties, ...changes },
  });
const lawyer = { lawyerName: '样例律师', firm: '虚构律师事务所', licenceNumber: '13704202510000001' };

describe('the documents of legal aid', () => {
  test('begin with the application, which states the means and is for who took it down alone', async () => {
    const { id } = await apply();
    expect(await refusal('AID_APPLICATION', id)).toBe('《法律援助申请表》缺少：经济状况或者免予核查的情形。');
    const exempt = await issue('AID_APPLICATION', (await apply({ meansExemption: 'MIGRANT_WAGES' })).id);
    expect(exempt.fields.means).toContain('免予核查经济困难状况');
    const issued = await issue('AID_APPLICATION', (await apply({ meansDeclaration: '月收入两千元' })).id);
    expect(issued).toMatchObject({ restricted: true, number: null, state: 'ISSUED' });
    expect(issued.fields).toMatchObject({ means: '月收入两千元', appliedOn: '2025年3月3日' });
    const { caseCode } = issued;
    const worker = await room.agency.dataSource.manager.findOneByOrFail(PartyEntity, {
      caseCode: caseCode!,
      kind: 'PERSON',
    });
    expect((await issue('SERVICE_ADDRESS', worker.id)).fields).toEqual({
      ...{ party: '测试甲', address: '虚构省虚构市样例路1号', phone: '13900000001' },
    });
    expect((await pdfOf(room, issued.id)).toString().split('\n').slice(1, 3)).toEqual([
      '申请人：测试甲，男，1988年3月12日出生，身份证号码370499198803120019，住虚构省虚构市样例路1号，联系电话13900000001',
      '对方当事人：虚构市中科技有限公司，统一社会信用代码91370499FAKE00013R',
    ]);
    for (const ctx of [room.at('CLERK'), room.at('LEGAL_AID_OFFICER', union)])
      await expect(findDocument(ctx, issued.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('go on with the decision under the number of the record, and the assignment under one of its series', async () => {
    const numbers: (string | null)[] = [];
    for (const each of ['一', '二']) {
      const { id } = await apply({ meansExemption: 'MIGRANT_WAGES' });
      expect(await refusal('AID_DECISION', id)).toBe('《法律援助决定书》缺少：决定、理由。');
      const { decisionNumber } = await decideAid(officer(), {
        id,
        granted: true,
        reason: `${each}、符合条件。`,
      });
      const decision = await issue('AID_DECISION', id);
      expect(decision.number).toBe(decisionNumber);
      expect((await pdfOf(room, decision.id)).toString()).toBe(
        `测试甲\n你就劳动仲裁代理提出的法律援助申请收悉。经审查，${each}、符合条件，决定给予法律援助。`,
      );
      expect(await refusal('AID_ASSIGNMENT', id)).toBe('《法律援助指派通知书》缺少：受指派单位、承办人员。');
      await assignLawyer(officer(), { id, ...lawyer });
      const assignment = await issue('AID_ASSIGNMENT', id);
      expect(assignment.fields).toMatchObject({ addressee: lawyer.firm, decision: decisionNumber });
      expect(assignment.fields.lawyer).toBe('样例律师（执业证号13704202510000001）');
      numbers.push(assignment.number);
    }
    expect(numbers).toEqual(['援指〔2025〕1号', '援指〔2025〕2号']);
    expect(await numberBook(officer(), 'AID_ASSIGNMENT', '2025')).toHaveLength(2);
  });

  test('tell who is refused how to object', async () => {
    const { id } = await apply();
    await decideAid(officer(), { id, granted: false, reason: '不属于法律援助范围' });
    const { fields } = await issue('AID_DECISION', id);
    expect(fields).toMatchObject({ decision: '不予法律援助', remedies: expect.stringContaining('五日内') });
  });
});

test('a meeting the bureau has called has its minutes, and its entry in the timeline', async () => {
  const { caseCode } = await apply({ meansExemption: 'MIGRANT_WAGES' });
  const number = '虚司会纪〔2025〕1号';
  const id = await minutedMeeting(room, 'LEGAL_AID_OFFICER', { caseCode, number, other: union.code });
  expect(await issue('MINUTES', id)).toMatchObject({ number, fields: { heldOn: '2025年3月3日' } });
  expect(await meetingEntry(room, 'LEGAL_AID_OFFICER', id)).toEqual({
    ...{ __typename: 'JointMeeting', minutesNumber: number },
  });
});
