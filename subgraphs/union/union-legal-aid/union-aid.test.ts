import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#kernel/actor.js';
import { openCase } from '#kernel/case-file/open-case.js';
import { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { EngagementEntity, MediatorEntity } from '#kernel/mediation/mediator.entity.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import * as county from '../../../infra/county/organisations.js';
import { wageParties } from '../../../tests/kit/agency-room.js';
import { caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { union } from '../agency.js';
import { applyUnionAid } from './apply-union-aid.js';
import { assignUnionLawyer } from './assign-union-lawyer.js';
import { beginUnionAid, concludeUnionAid } from './conclude-union-aid.js';
import { decideUnionAid } from './decide-union-aid.js';
import { mayListUnionAid } from './union-aid.policy.js';
import { listUnionAid } from './union-aids.js';

let toys: ToyCounty;
beforeAll(async () => {
  toys = await toyCounty({ union });
});
afterAll(() => toys.stop());

const refusal = (code: string) => expect.objectContaining({ code });
const at = (role: Role, organisation: county.Organisation = county.union) =>
  new RequestContext(toys.union, {
    ...{ kind: 'STAFF', id: `staff-${role}`, name: '样例', agency: organisation.agency },
    ...{ organisation: organisation.code, roles: [role] },
  });
const officer = () => at('UNION_OFFICER');
const lawyer = {
  ...{ lawyerName: '样例律师', firm: '虚构律师事务所', licenceNumber: '13704202510000001' },
  lawyerIdNumber: '370499197906200033',
};
let serial = 0;
const number = () => `虚工援〔2025〕${++serial}号`;
const dues = async (recordId: string) => {
  const rows = await toys.union.dataSource.manager.findBy(DeadlineEntity, { recordId });
  return Object.fromEntries(rows.map(({ rule, due, metOn }) => [rule, [due, metOn]]));
};

async function opened() {
  const ctx = officer();
  const { file, parties } = await ctx.transaction((tx) =>
    openCase(tx, ctx, county.union.code, {
      ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', title: '追索劳动报酬纠纷', claim: null, facts: null },
      ...{ door: 'VISIT', parties: wageParties },
    }),
  );
  return { caseCode: file.caseCode, worker: parties[0]!.id, employer: parties[1]!.id };
}

async function applied() {
  const { caseCode, worker } = await opened();
  return applyUnionAid(at('MEDIATOR'), { caseCode, applicantPartyId: worker, matter: '仲裁代理' });
}

async function approved() {
  const { id, caseCode } = await applied();
  await decideUnionAid(officer(), { id, approved: true, reason: '符合条件', number: number() });
  return { id, caseCode };
}

describe('an application for the union’s legal aid', () => {
  test('of 2025-09-26 is decided on by 2025-10-09, and its lawyer is assigned by the Act’s time', async () => {
    toys.setTime('2025-09-26T10:00:00+08:00');
    const { id } = await applied();
    expect(await dues(id)).toEqual({ 'LA-1': ['2025-10-09', null] });
    toys.setTime('2025-09-28T10:00:00+08:00');
    const decision = { id, approved: true, reason: '符合条件', number: number() };
    expect(await decideUnionAid(officer(), decision)).toMatchObject({ state: 'APPROVED', endedOn: null });
    expect(await dues(id)).toEqual({ 'LA-1': ['2025-10-09', '2025-09-28'], 'LA-2': ['2025-10-09', null] });
    expect(await assignUnionLawyer(officer(), { id, ...lawyer })).toMatchObject({ state: 'ASSIGNED' });
    expect((await dues(id))['LA-2']).toEqual(['2025-10-09', '2025-09-28']);
    await beginUnionAid(officer(), id);
    await expect(concludeUnionAid(officer(), id, ' ')).rejects.toThrow(refusal('BAD_INPUT'));
    expect(await concludeUnionAid(officer(), id, '已裁决支持')).toMatchObject({ state: 'CONCLUDED' });
  });

  test('is made by a worker of the case, once at a time', async () => {
    const { caseCode, worker, employer } = await opened();
    const application = { caseCode, applicantPartyId: worker, matter: '仲裁代理' };
    const apply = (changes: Partial<typeof application>) =>
      applyUnionAid(officer(), { ...application, ...changes });
    await expect(apply({ applicantPartyId: employer })).rejects.toThrow(refusal('BAD_INPUT'));
    await expect(apply({ applicantPartyId: randomUUID() })).rejects.toThrow(refusal('NOT_FOUND'));
    await expect(apply({ caseCode: 'WF-370499-U-2025-999999-0' })).rejects.toThrow(refusal('NOT_FOUND'));
    await expect(apply({ matter: ' ' })).rejects.toThrow(refusal('BAD_INPUT'));
    const { id } = await apply({});
    await expect(apply({})).rejects.toThrow('已有正在办理');
    await decideUnionAid(officer(), { id, approved: false, reason: '不符合条件', number: number() });
    expect(await apply({})).toMatchObject({ state: 'APPLIED' });
  });

  test('is decided with a reason and a number by an officer of the union', async () => {
    const { id } = await applied();
    const decision = { id, approved: true, reason: '符合条件', number: number() };
    await expect(decideUnionAid(at('MEDIATOR'), decision)).rejects.toThrow(refusal('NOT_FOUND'));
    await expect(decideUnionAid(officer(), { ...decision, reason: '' })).rejects.toThrow(
      refusal('BAD_INPUT'),
    );
    await expect(decideUnionAid(officer(), { ...decision, number: '1' })).rejects.toThrow(
      refusal('BAD_INPUT'),
    );
    await decideUnionAid(officer(), decision);
    await expect(decideUnionAid(officer(), { ...decision, number: number() })).rejects.toThrow(
      refusal('WRONG_STATE'),
    );
    const { id: other } = await applied();
    await expect(decideUnionAid(officer(), { ...decision, id: other })).rejects.toThrow('文号已经使用');
  });
});

describe('the lawyer', () => {
  test('is nobody who has mediated the case', async () => {
    const { id, caseCode } = await approved();
    const mediator = await registerMediator(at('MEDIATOR'), {
      ...{ name: '样例律师', idNumber: lawyer.lawyerIdNumber },
    });
    const db = toys.union.dataSource.manager;
    const { personKey } = await db.findOneByOrFail(MediatorEntity, { id: mediator.id });
    await db.insert(MediationEntity, {
      ...{ id: randomUUID(), caseCode, organisation: county.union.code, state: 'FAILED', rule: 'MED-2' },
      ...{ acceptedOn: '2025-09-01', due: '2025-09-16' },
      mediators: [{ mediatorId: mediator.id, name: '样例律师', personKey, staffId: null }],
    });
    await expect(assignUnionLawyer(officer(), { id, ...lawyer })).rejects.toThrow(
      refusal('CONFLICT_OF_INTEREST'),
    );
    const another = { ...lawyer, lawyerName: '样例律师乙', lawyerIdNumber: '420599198501010113' };
    expect(await assignUnionLawyer(officer(), { id, ...another })).toMatchObject({
      lawyerName: '样例律师乙',
    });
  });

  test('who is on the roster of mediators will not mediate for this worker later', async () => {
    const { id } = await approved();
    const idNumber = '370499198501010115';
    const mediator = await registerMediator(at('MEDIATOR'), { name: '样例律师丙', idNumber });
    await assignUnionLawyer(officer(), { id, ...lawyer, lawyerIdNumber: idNumber });
    const [engagement] = await toys.union.dataSource.manager.findBy(EngagementEntity, {
      mediatorId: mediator.id,
    });
    expect(engagement).toMatchObject({ role: 'AGENT', procedure: '工会法律援助代理' });
  });
});

test('legal aid of the union shows a leader the course alone', async () => {
  const { id, caseCode } = await approved();
  await assignUnionLawyer(officer(), { id, ...lawyer, lawyerIdNumber: '420599198501010113' });
  const seenBy = async (ctx: RequestContext) =>
    (await caseAsSeen(ctx, caseCode, 'legalAid { state matter lawyerName }')).legalAid;
  expect(await seenBy(officer())).toEqual([
    { state: 'ASSIGNED', matter: '仲裁代理', lawyerName: '样例律师' },
  ]);
  expect(await seenBy(at('LEADER', county.linkageCentre))).toEqual([
    { state: 'ASSIGNED', matter: null, lawyerName: null },
  ]);
  const { rows } = await listUnionAid(officer(), { states: ['ASSIGNED'], first: 50, after: null });
  expect(rows.map((row) => row.id)).toContain(id);
  expect([mayListUnionAid(officer().actor), mayListUnionAid(at('JUDGE', county.court).actor)]).toEqual([
    true,
    false,
  ]);
});
