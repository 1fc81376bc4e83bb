import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { court, humanResources as home, linkageCentre } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../../tests/kit/agency-room.js';
import { caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import { humanResources } from '../agency.js';
import { acceptArbitration, isCollective } from './accept-arbitration.js';
import { listArbitrations } from './arbitrations.js';
import { archiveArbitration } from './archive-arbitration.js';
import { excludeNoticeTime, extendAward, restartAward } from './award-time.js';
import { enterClaims } from './enter-claims.js';
import { fileArbitration } from './file-arbitration.js';
import { formTribunal } from './form-tribunal.js';
import { openHearing } from './hear.js';
import { decideRecusal, requestRecusal } from './recuse-arbitrator.js';
import { postponeHearing, scheduleHearing } from './schedule-hearing.js';
import { passDefence, receiveDefence, serveCopy } from './serve-copy.js';
import { resumeArbitration, suspendArbitration, terminateArbitration } from './suspend-arbitration.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(humanResources, home);
});
afterAll(() => room.stop());

const at = (day: string) => room.setTime(`${day}T10:00:00+08:00`);
const arbitrator = () => room.at('ARBITRATOR');
const open = async (id: string) =>
  (await room.deadlines(id))
    .filter(({ metOn }) => metOn === null)
    .map(({ rule, variant, due }) => (variant ? `${rule} ${variant} ${due}` : `${rule} ${due}`));
const partiesOf = (caseCode: string) => room.agency.dataSource.manager.findBy(PartyEntity, { caseCode });
let serial = 500;
const input = {
  ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', claim: 980_000, claimKinds: ['WAGE_CLAIM'] },
  ...{ claimItems: [{ kind: 'WAGES' as const, amount: 980_000 }], parties: wageParties as never },
};

/** Accepted on 2025-03-18: the award is due on 05-06, since 05-02 is in the May holiday. */
async function accepted(parties = wageParties) {
  at('2025-03-18');
  const { id } = await fileArbitration(arbitrator(), { ...input, parties: parties });
  return acceptArbitration(arbitrator(), id, `虚构劳人仲案字〔2025〕第${serial++}号`);
}

/** The same with copy received on 03-20 and its tribunal formed on 03-24. */
async function inDefence() {
  const { id, caseCode } = await accepted();
  at('2025-03-20');
  await serveCopy(arbitrator(), id, '2025-03-20');
  at('2025-03-24');
  await formTribunal(arbitrator(), { id, arbitrators: ['样例卯', '样例辰', '样例巳'] });
  return { id, caseCode };
}

describe('the claims', () => {
  test('of money are entered with their sums, and a period does not end before it begins', async () => {
    const filing = (claimItems: object[]) =>
      fileArbitration(arbitrator(), { ...input, claimItems: claimItems as never });
    for (const item of [{ kind: 'WAGES' }, { kind: 'OTHER', from: '2025-02-01', until: '2025-01-31' }])
      await expect(filing([item])).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect((await filing([{ kind: 'LABOUR_RELATION' }])).claimItems).toMatchObject([
      { kind: 'LABOUR_RELATION', amount: null },
    ]);
  });

  test('change freely before acceptance; afterwards the time for the award begins anew', async () => {
    at('2025-03-17');
    const { id } = await fileArbitration(arbitrator(), { ...input, claimItems: [] });
    await enterClaims(arbitrator(), id, [{ kind: 'OVERTIME', amount: 100 }]);
    at('2025-03-18');
    await acceptArbitration(arbitrator(), id, `虚构劳人仲案字〔2025〕第${serial++}号`);
    await expect(enterClaims(arbitrator(), id, [{ kind: 'WAGES', amount: 1 }])).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    at('2025-04-10');
    const change = { id, cause: 'CHANGED_CLAIM', claimItems: [{ kind: 'WAGES', amount: 1 }] } as const;
    const changed = await restartAward(arbitrator(), { ...change, claimItems: [...change.claimItems] });
    expect(changed.claimItems).toMatchObject([{ kind: 'WAGES', amount: 1 }]);
    expect(await open(id)).toContain('ARB-8b 2025-05-26');
    expect(await open(id)).not.toContain('ARB-8 2025-05-06');
  });

  test('are shown to those who see the case’s content, not to a leader', async () => {
    const { caseCode } = await accepted();
    const seen = async (ctx: ReturnType<typeof arbitrator>) =>
      (await caseAsSeen(ctx, caseCode, 'arbitrations { claimItems { amount } }')).arbitrations;
    expect(await seen(arbitrator())).toEqual([{ claimItems: [{ amount: 980_000 }] }]);
    expect(await seen(room.at('LEADER', linkageCentre))).toEqual([{ claimItems: [] }]);
  });
});

describe('from acceptance to the hearing', () => {
  test('the tribunal has one arbitrator or three, each once', async () => {
    const { id } = await accepted();
    for (const arbitrators of [[], ['甲', '乙'], ['甲', '甲', '乙'], [' ']])
      await expect(formTribunal(arbitrator(), { id, arbitrators })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    const formed = await formTribunal(arbitrator(), { id, arbitrators: ['样例卯'] });
    expect(formed.state).toBe('TRIBUNAL_FORMED');
    expect(await open(id)).toEqual(['ARB-3 COPY 2025-03-25', 'ARB-8 2025-05-06']);
    await expect(
      scheduleHearing(room.at('JUDGE', court), { id, on: '2025-04-21', place: '庭' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    at('2025-03-20');
    expect(await serveCopy(arbitrator(), id, '2025-03-20')).toMatchObject({ state: 'DEFENCE' });
    await expect(serveCopy(arbitrator(), id, '2025-03-20')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('nothing is served before acceptance or in the future, and no defence comes before the copy', async () => {
    const { id } = await accepted();
    for (const day of ['2025-03-17', '2025-03-19'])
      await expect(serveCopy(arbitrator(), id, day)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(receiveDefence(arbitrator(), id, '2025-03-18')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    await expect(passDefence(arbitrator(), id, '2025-03-18')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('a hearing set inside the time to defend is not opened before that has passed', async () => {
    const { id } = await inDefence();
    await scheduleHearing(arbitrator(), { id, on: '2025-04-02', place: '第一仲裁庭' });
    at('2025-04-02');
    await expect(openHearing(arbitrator(), id)).rejects.toMatchObject({
      ...{ code: 'WRONG_STATE', hint: expect.stringContaining('2025-04-03') },
    });
    at('2025-04-07');
    expect(await openHearing(arbitrator(), id)).toMatchObject({ state: 'HEARING' });
    expect(await open(id)).toEqual(['ARB-8 2025-05-06']);
  });

  test('a hearing is put off when asked three working days before, and not later', async () => {
    const { id } = await inDefence();
    at('2025-04-07');
    await scheduleHearing(arbitrator(), { id, on: '2025-04-21', place: '第一仲裁庭' });
    await expect(scheduleHearing(arbitrator(), { id, on: '2025-04-22', place: '庭' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    const later = { id, on: '2025-04-25', place: '第二仲裁庭', reason: '证人出差' };
    at('2025-04-17');
    await expect(postponeHearing(arbitrator(), later)).rejects.toMatchObject({ code: 'OUT_OF_TIME' });
    at('2025-04-16');
    expect(await postponeHearing(arbitrator(), later)).toMatchObject({
      ...{ hearingOn: '2025-04-25', hearingPlace: '第二仲裁庭' },
    });
    expect(await open(id)).toContain('ARB-6 POSTPONEMENT 2025-04-22');
  });

  test('a recusal is decided within three working days; another arbitrator takes the seat', async () => {
    const { id, caseCode } = await inDefence();
    const [party] = await partiesOf(caseCode);
    const request = { id, partyId: party!.id, arbitrator: '样例辰', reason: '与对方有利害关系' };
    const strangers = [{ arbitrator: '样例午' }, { partyId: id }, { reason: ' ' }];
    for (const wrong of strangers)
      await expect(requestRecusal(arbitrator(), { ...request, ...wrong })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    await requestRecusal(arbitrator(), request);
    expect(await open(id)).toContain('ARB-7 2025-03-27');
    await expect(requestRecusal(arbitrator(), request)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const decided = await decideRecusal(arbitrator(), { id, replacement: '样例午' });
    expect(decided.arbitrators).toEqual(['样例卯', '样例午', '样例巳']);
    expect(decided.recusals).toMatchObject([{ granted: true, decidedOn: '2025-03-24' }]);
    expect(await open(id)).not.toContain('ARB-7 2025-03-27');
    await expect(decideRecusal(arbitrator(), { id })).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});

describe('the time for the award', () => {
  test('is lengthened once by fifteen days, with a written approval and before it has passed', async () => {
    const { id } = await accepted();
    const lengthen = (approval: string) => extendAward(arbitrator(), { id, approval, reason: '案情复杂' });
    await expect(lengthen(' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    at('2025-05-07');
    await expect(lengthen('批准1号')).rejects.toMatchObject({ code: 'OUT_OF_TIME' });
    at('2025-05-06');
    await lengthen('批准1号');
    expect(await open(id)).toContain('ARB-8 2025-05-19');
    await expect(lengthen('批准2号')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('begins anew when a party joins, and may be lengthened again', async () => {
    const { id, caseCode } = await accepted();
    at('2025-04-10');
    await expect(restartAward(arbitrator(), { id, cause: 'ADDED_PARTY' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    const party = { side: 'RESPONDENT', kind: 'EMPLOYER', name: '虚构劳务派遣有限公司' } as const;
    await restartAward(arbitrator(), { id, cause: 'ADDED_PARTY', party });
    expect((await partiesOf(caseCode)).map(({ name }) => name)).toContain(party.name);
    expect(await open(id)).toContain('ARB-8b 2025-05-26');
    await extendAward(arbitrator(), { id, approval: '批准3号', reason: '案情复杂' });
    expect(await open(id)).toContain('ARB-8b 2025-06-09');
  });

  test('takes a joined counterclaim’s items in', async () => {
    const { id } = await accepted();
    const counter = {
      id,
      cause: 'COUNTERCLAIM' as const,
      claimItems: [{ kind: 'DAMAGES' as const, amount: 5 }],
    };
    const { claimItems } = await restartAward(arbitrator(), counter);
    expect(claimItems.map(({ kind }) => kind)).toEqual(['WAGES', 'DAMAGES']);
  });

  test('stands still while the arbitration is suspended', async () => {
    const { id } = await inDefence();
    await expect(suspendArbitration(arbitrator(), id, '')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await suspendArbitration(arbitrator(), id, '等待工伤认定')).toMatchObject({ state: 'SUSPENDED' });
    at('2025-04-03');
    expect(await resumeArbitration(arbitrator(), id)).toMatchObject({ state: 'DEFENCE', suspension: null });
    expect(await open(id)).toContain('ARB-8 2025-05-12');
    await expect(resumeArbitration(arbitrator(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('leaves the days of a public notice out', async () => {
    const { id } = await accepted();
    at('2025-03-20');
    const notice = { id, from: '2025-03-20', until: '2025-04-19' };
    await expect(excludeNoticeTime(arbitrator(), { ...notice, until: '2025-03-20' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await excludeNoticeTime(arbitrator(), notice);
    expect(await open(id)).toContain('ARB-8 2025-06-03');
  });

  test('once it has passed a suit ends the arbitration, and not before; its papers are kept five years', async () => {
    const { id } = await accepted();
    await expect(archiveArbitration(arbitrator(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    at('2025-05-06');
    const suit = () => terminateArbitration(arbitrator(), id, '向虚构区人民法院起诉');
    await expect(suit()).rejects.toMatchObject({ code: 'WRONG_STATE' });
    at('2025-05-07');
    expect(await suit()).toMatchObject({ state: 'TERMINATED' });
    expect(await open(id)).toEqual([]);
    await archiveArbitration(arbitrator(), id);
    expect(await room.deadlines(id)).toContainEqual(
      expect.objectContaining({ rule: 'ARB-14', variant: 'OTHER', rawEnd: '2030-05-07', provisional: true }),
    );
    await expect(archiveArbitration(arbitrator(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});

describe('a collective dispute', () => {
  const worker = (index: number) => ({
    ...wageParties[0]!,
    name: `测试${index}`,
    idNumber: `37049919880312${String(index).padStart(4, '0')}`,
  });
  const firm = wageParties[1]!;
  const workers = (count: number) => Array.from({ length: count }, (_, index) => worker(index));

  test('is one of ten workers, not of nine, and employers do not count', () => {
    expect(isCollective([...workers(10), firm])).toBe(true);
    expect(isCollective([...workers(9), firm, firm])).toBe(false);
  });

  test('has three arbitrators, and all that follows is told at once within five working days', async () => {
    const { id, collective } = await accepted([...workers(10), firm]);
    expect(collective).toBe(true);
    expect((await open(id)).sort()).toEqual([
      'ARB-13 2025-03-25',
      'ARB-3 COPY 2025-03-25',
      'ARB-8 2025-05-06',
    ]);
    const arbitrators = ['样例卯', '样例辰', '样例巳'];
    const told = { hearingOn: '2025-04-21', hearingPlace: '第一仲裁庭', evidenceBy: '2025-04-10' };
    for (const wrong of [{ arbitrators }, { arbitrators: ['样例卯'], ...told }])
      await expect(formTribunal(arbitrator(), { id, ...wrong })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await formTribunal(arbitrator(), { id, arbitrators, ...told })).toMatchObject(told);
    expect(await open(id)).not.toContain('ARB-13 2025-03-25');
  });

  test('stands before every other on the list of work (绿色通道)', async () => {
    await accepted([...workers(9), firm]);
    const { id: last } = await accepted([...workers(11), firm]);
    const { rows } = await listArbitrations(arbitrator(), { states: null, first: 100, after: null });
    const places = rows.map(({ collective }) => collective);
    expect(rows.map(({ id }) => id)).toContain(last);
    expect(places).toEqual([...places].sort((a, b) => Number(b) - Number(a)));
    expect(new Set(places).size).toBe(2);
  });
});
