import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AttachmentEntity } from '#kernel/attachment/attachment.entity.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import type { InterruptionKind } from '#kernel/limitation/interruption-kind.js';
import { LimitationEventEntity } from '#kernel/limitation/limitation-event.entity.js';
import { recordInterruption, recordLimitationEvent } from '#kernel/limitation/record-interruption.js';
import { recordLimitationStart } from '#kernel/limitation/start-limitation.js';
import { resumeLimitation, suspendLimitation } from '#kernel/limitation/suspend-limitation.js';
import { draftAgreement } from '#kernel/mediation/draft-agreement.js';
import { revokeCaseConsent } from '#kernel/mediation/keep-consent.js';
import { recordBreach } from '#kernel/mediation/record-performance.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import { reportMediationResult } from '#kernel/mediation/report-result.js';
import { signAgreement } from '#kernel/mediation/sign-agreement.js';
import { DeadlineWarningEntity } from '#kernel/timers/deadline-warning.entity.js';
import { lookAtDeadline } from '#kernel/timers/look-at-deadline.js';
import { linkageCentre, union as home } from '../../infra/county/organisations.js';
import { refuseIntake, seekConsent } from '../../subgraphs/union/intake/answer-intake.js';
import { openOwnMediation } from '../../subgraphs/union/intake/open-own-mediation.js';
import { registerIntake } from '../../subgraphs/union/intake/register-intake.js';
import {
  employer,
  otherUnion,
  type UnionRoom,
  unionRoom,
  worker,
} from '../../subgraphs/union/testing/union-room.js';
import { askAgency, caseAsSeen } from '../kit/case-as-seen.js';
import { unionMediator } from './people.js';

let room: UnionRoom;
let mediatorId: string;
beforeAll(async () => {
  room = await unionRoom();
  on('2025-05-28');
  mediatorId = (await registerMediator(room.at('MEDIATOR'), unionMediator)).id;
});
afterAll(() => room?.stop());
beforeEach(() => on('2025-05-28'));

const on = (day: string) => room.setTime(`${day}T10:00:00+08:00`);
const officer = () => room.at('UNION_OFFICER');
const db = () => room.union.dataSource.manager;
const refused = (code: string) => expect.objectContaining({ code });
const complaint = { kind: 'COMPLAINT', at: '2025-05-26', evidence: '投诉回执' } as const;
const strangers = () => [room.at('UNION_OFFICER', otherUnion), room.at('LEADER')];
const stands = async (caseCode: string) =>
  (await caseAsSeen(officer(), caseCode, 'limitation { rule from applyBy interruptedBy }')).limitation;
const events = async (caseCode: string) =>
  (await db().find(LimitationEventEntity, { where: { caseCode }, order: { at: 'ASC', kind: 'ASC' } })).map(
    ({ kind, at }) => [kind, at],
  );

describe('the limitation as a deadline', () => {
  const watched = async (caseCode: string) => {
    const row = await db().findOneBy(DeadlineEntity, { caseCode, recordKind: 'Limitation' });
    return row && [row.rule, row.due, row.metOn, row.history.map(({ kind }) => kind)];
  };
  const record = (caseCode: string, kind: InterruptionKind, at: string) =>
    recordLimitationEvent(officer(), { caseCode, kind, at, evidence: '转账凭证' });

  test('is warned of, begins anew with a part payment, stands still, and is met by the application', async () => {
    const { caseCode } = await room.openCase();
    expect(await watched(caseCode)).toBeNull();
    await recordLimitationStart(officer(), { caseCode, kind: 'KNOWN', from: '2024-06-03' });
    expect(await watched(caseCode)).toEqual(['ARB-1', '2025-06-03', null, []]);
    const { id } = await db().findOneByOrFail(DeadlineEntity, { caseCode, recordKind: 'Limitation' });
    await lookAtDeadline(room.union, id);
    await lookAtDeadline(room.union, id);
    expect(await db().findBy(DeadlineWarningEntity, { deadlineId: id })).toMatchObject([
      { level: 90, due: '2025-06-03', raisedOn: '2025-05-28' },
    ]);
    await record(caseCode, 'PART_PAYMENT', '2025-05-20');
    expect(await watched(caseCode)).toEqual(['ARB-1', '2026-05-20', null, ['RESTARTED']]);
    on('2025-06-10');
    const { id: suspension } = await suspendLimitation(officer(), {
      ...{ caseCode, ground: 'FORCE_MAJEURE', from: '2025-06-01', evidence: '证明' },
    });
    await lookAtDeadline(room.union, id);
    on('2025-06-20');
    await resumeLimitation(officer(), suspension, '2025-06-11');
    expect(await watched(caseCode)).toEqual([
      ...['ARB-1', '2026-06-01', null],
      ['RESTARTED', 'SUSPENDED', 'RESUMED'],
    ]);
    await record(caseCode, 'ARBITRATION_APPLICATION', '2025-06-18');
    expect((await watched(caseCode))?.[2]).toBe('2025-06-18');
    await record(caseCode, 'CLAIM', '2025-06-19');
    expect(await watched(caseCode)).toMatchObject(['ARB-1', '2026-06-22', null, { length: 5 }]);
  });

  test('runs by ARB-1b only once the employment has ended', async () => {
    const { caseCode } = await room.openCase();
    await recordLimitationStart(officer(), { caseCode, kind: 'EMPLOYMENT_ENDED' });
    expect(await watched(caseCode)).toBeNull();
    await recordLimitationStart(officer(), { caseCode, kind: 'EMPLOYMENT_ENDED', from: '2025-05-20' });
    expect(await watched(caseCode)).toEqual(['ARB-1b', '2026-05-20', null, []]);
    await recordLimitationStart(officer(), { caseCode, kind: 'EMPLOYMENT_ENDED' });
    expect((await watched(caseCode))?.[2]).toBe('2025-05-28');
  });
});

describe('an event that a person puts on record', () => {
  test('is kept with its day and its proof, and the year is counted anew', async () => {
    const { caseCode } = await room.openCase();
    expect(await stands(caseCode)).toBeNull();
    await recordLimitationEvent(officer(), { caseCode, ...complaint });
    await recordLimitationEvent(officer(), { caseCode, ...complaint, kind: 'SUIT', at: '2024-10-12' });
    const selection = 'limitationEvents { kind at evidence applyBy rawEnd provisional }';
    const kept = { evidence: '投诉回执', provisional: false };
    expect(await caseAsSeen(officer(), caseCode, selection)).toEqual({
      limitationEvents: [
        { kind: 'SUIT', at: '2024-10-12', rawEnd: '2025-10-12', applyBy: '2025-10-13', ...kept },
        { kind: 'COMPLAINT', at: '2025-05-26', rawEnd: '2026-05-26', applyBy: '2026-05-26', ...kept },
      ],
    });
    expect(await stands(caseCode)).toEqual({
      ...{ rule: 'ARB-1', from: '2025-05-26', applyBy: '2026-05-26', interruptedBy: 'COMPLAINT' },
    });
    const seen = await caseAsSeen(room.at('LEADER', linkageCentre), caseCode, selection);
    expect(seen.limitationEvents[0]).toMatchObject({ kind: 'SUIT', evidence: null });
  });

  test('is not kept without proof, before it happens, or outside the own cases', async () => {
    const { caseCode } = await room.openCase();
    for (const wrong of [{ evidence: ' ' }, { at: '2025-05-29' }])
      await expect(recordLimitationEvent(officer(), { caseCode, ...complaint, ...wrong })).rejects.toThrow(
        refused('BAD_INPUT'),
      );
    for (const stranger of strangers())
      await expect(recordLimitationEvent(stranger, { caseCode, ...complaint })).rejects.toThrow(
        refused('NOT_FOUND'),
      );
    expect(await events(caseCode)).toEqual([]);
  });

  test('may name a file of the case that proves it, and no other', async () => {
    const [{ caseCode }, other] = [await room.openCase(), await room.openCase()];
    const add = async (of: string, removedAt: Date | null = null) => {
      const file = { id: randomUUID(), caseCode: of, organisation: home.code, name: '回执.pdf', removedAt };
      const content = {
        mediaType: 'application/pdf',
        bytes: 1,
        sha256: '0'.repeat(64),
        kind: 'EVIDENCE',
      } as const;
      const row = { ...file, ...content, addedBy: 'x', addedAt: new Date(), removedBy: removedAt && 'x' };
      await db().insert(AttachmentEntity, row);
      return file.id;
    };
    const evidenceDocument = await add(caseCode);
    const input = { caseCode, ...complaint, evidenceDocument };
    const source =
      'mutation ($input: LimitationEventInput!) { unionRecordLimitationEvent(input: $input) { applyBy evidenceDocument } }';
    expect(await askAgency(officer(), source, { input })).toEqual({
      unionRecordLimitationEvent: { applyBy: '2026-05-26', evidenceDocument },
    });
    for (const wrong of [await add(other.caseCode), await add(caseCode, new Date()), 'nothing'])
      await expect(recordLimitationEvent(officer(), { ...input, evidenceDocument: wrong })).rejects.toThrow(
        refused('BAD_INPUT'),
      );
  });

  test('that came of a record is kept once, however often it is told', async () => {
    const { caseCode } = await room.openCase();
    const event = { caseCode, organisation: home.code, sourceId: randomUUID(), ...complaint };
    const told = async (at: string) => {
      const ctx = officer();
      return (await ctx.transaction((tx) => recordInterruption(tx, ctx, { ...event, at }))).id;
    };
    expect(await told('2025-05-27')).toBe(await told('2025-05-28'));
    expect(await events(caseCode)).toEqual([['COMPLAINT', '2025-05-27']]);
  });
});

describe('the limitation of a case', () => {
  test('runs from the day the party knew; wages owed know none while the employment lasts', async () => {
    const { caseCode } = await room.openCase();
    await recordLimitationStart(officer(), { caseCode, kind: 'EMPLOYMENT_ENDED' });
    expect(await stands(caseCode)).toMatchObject({ rule: 'ARB-1b', from: null, applyBy: null });
    await recordLimitationStart(officer(), { caseCode, kind: 'EMPLOYMENT_ENDED', from: '2025-03-31' });
    expect(await stands(caseCode)).toMatchObject({
      rule: 'ARB-1b',
      from: '2025-03-31',
      applyBy: '2026-03-31',
    });
    await recordLimitationStart(officer(), { caseCode, kind: 'KNOWN', from: '2025-03-14' });
    expect(await stands(caseCode)).toMatchObject({
      rule: 'ARB-1',
      from: '2025-03-14',
      applyBy: '2026-03-16',
    });
    for (const from of [null, '2025-05-29'])
      await expect(recordLimitationStart(officer(), { caseCode, kind: 'KNOWN', from })).rejects.toThrow(
        refused('BAD_INPUT'),
      );
    for (const stranger of strangers())
      await expect(recordLimitationStart(stranger, { caseCode, kind: 'EMPLOYMENT_ENDED' })).rejects.toThrow(
        refused('NOT_FOUND'),
      );
  });

  test('stands still during force majeure, and runs on from the day it falls away', async () => {
    const { caseCode } = await room.openCase();
    await recordLimitationEvent(officer(), { caseCode, ...complaint });
    on('2025-07-01');
    const flood = { caseCode, ground: 'FORCE_MAJEURE', from: '2025-07-01', evidence: '政府公告' } as const;
    for (const wrong of [{ evidence: '' }, { from: '2025-07-02' }, { until: '2025-07-01' }])
      await expect(suspendLimitation(officer(), { ...flood, ...wrong })).rejects.toThrow(
        refused('BAD_INPUT'),
      );
    for (const stranger of strangers())
      await expect(suspendLimitation(stranger, flood)).rejects.toThrow(refused('NOT_FOUND'));
    const { id } = await suspendLimitation(officer(), flood);
    on('2025-08-01');
    for (const stranger of strangers())
      await expect(resumeLimitation(stranger, id, '2025-07-31')).rejects.toThrow(refused('NOT_FOUND'));
    for (const until of ['2025-07-01', '2025-08-02'])
      await expect(resumeLimitation(officer(), id, until)).rejects.toThrow(refused('BAD_INPUT'));
    await resumeLimitation(officer(), id, '2025-07-31');
    await expect(resumeLimitation(officer(), id, '2025-07-31')).rejects.toThrow(refused('WRONG_STATE'));
    expect(await stands(caseCode)).toMatchObject({ applyBy: '2026-06-25' });
    const selection = 'limitationSuspensions { ground from until evidence } limitationEvents { applyBy }';
    const shown = { from: '2025-07-01', until: '2025-07-31' };
    expect(await caseAsSeen(officer(), caseCode, selection)).toEqual({
      limitationSuspensions: [{ ...shown, ground: 'FORCE_MAJEURE', evidence: '政府公告' }],
      limitationEvents: [{ applyBy: '2026-06-25' }],
    });
    const seen = await caseAsSeen(room.at('LEADER', linkageCentre), caseCode, selection);
    expect(seen.limitationSuspensions).toEqual([{ ...shown, ground: null, evidence: null }]);
  });
});

describe('a mediation at the own door', () => {
  const applied = () =>
    registerIntake(officer(), { door: 'APPLICATION', cause: 'WAGE_CLAIM', parties: [worker, employer] });

  async function begun() {
    const { id: intakeId, caseCode } = await applied();
    const parties = await db().query<{ id: string; side: string }[]>(
      'select id, side from party where case_code = $1 order by side',
      [caseCode],
    );
    const agreed = { scope: 'MEDIATION', channel: 'PAPER', evidence: '调解同意书' } as const;
    const consents = parties.map(({ id: partyId }) => ({ ...agreed, partyId }));
    const mediation = await openOwnMediation(officer(), { intakeId, mediatorIds: [mediatorId], consents });
    return { caseCode, mediation, parties };
  }

  test('that the other side does not want interrupts the limitation, an application out of place does not', async () => {
    const asked = await applied();
    await seekConsent(officer(), asked.id);
    on('2025-05-30');
    await refuseIntake(officer(), asked.id, '用人单位不同意调解');
    expect(await events(asked.caseCode)).toEqual([['MEDIATION_REFUSED', '2025-05-30']]);
    const outOfScope = await applied();
    await refuseIntake(officer(), outOfScope.id, '不属于劳动争议');
    expect(await events(outOfScope.caseCode)).toEqual([]);
  });

  test('interrupts it when its time has passed, and when the talks fail before', async () => {
    const late = await begun();
    expect(late.mediation.due).toBe('2025-06-12');
    const early = await begun();
    on('2025-06-06');
    await reportMediationResult(officer(), { mediationId: early.mediation.id, outcome: 'TOO_FAR_APART' });
    on('2025-06-16');
    await reportMediationResult(officer(), { mediationId: late.mediation.id, outcome: 'TIME_EXPIRED' });
    expect(await events(early.caseCode)).toEqual([['MEDIATION_EXPIRED', '2025-06-06']]);
    expect(await events(late.caseCode)).toEqual([['MEDIATION_EXPIRED', '2025-06-12']]);
  });

  test('interrupts it when a party takes the consent back, not when the parties settle by themselves', async () => {
    const { caseCode, parties } = await begun();
    const [{ id }] = (await db().query<{ id: string }[]>(
      'select id from consent where case_code = $1 and party_id = $2',
      [caseCode, parties[1]!.id],
    )) as [{ id: string }];
    on('2025-06-03');
    await revokeCaseConsent(officer(), id, { channel: 'PHONE', evidence: '录音4号' });
    expect(await events(caseCode)).toEqual([['CONSENT_WITHDRAWN', '2025-06-03']]);
    const settled = await begun();
    const outcome = 'SELF_SETTLED_WITHDRAWN';
    await reportMediationResult(officer(), { mediationId: settled.mediation.id, outcome });
    expect(await events(settled.caseCode)).toEqual([]);
  });

  test('that comes to an agreement interrupts it, and so does an agreement not performed', async () => {
    const { caseCode, mediation, parties } = await begun();
    const { id: agreementId } = await draftAgreement(officer(), {
      ...{ mediationId: mediation.id, route: 'MEDIATION_COMMITTEE', terms: '支付工资。', amount: 900_000 },
      ...{ performBy: '2025-06-30', claimKinds: ['WAGE_CLAIM'] },
    });
    const by = { agreementId, manner: 'PAPER' } as const;
    for (const { id: partyId } of parties)
      await signAgreement(officer(), { ...by, role: 'PARTY', partyId, signer: '测试' });
    await signAgreement(officer(), { ...by, role: 'MEDIATOR', signer: '样例子' });
    expect(await events(caseCode)).toEqual([]);
    await signAgreement(officer(), { ...by, role: 'SEAL', signer: '虚构调解专用章' });
    await reportMediationResult(officer(), { mediationId: mediation.id, outcome: 'AGREED' });
    expect(await events(caseCode)).toEqual([['ACKNOWLEDGEMENT', '2025-05-28']]);
    on('2025-07-02');
    await recordBreach(officer(), agreementId);
    expect(await events(caseCode)).toEqual([
      ['ACKNOWLEDGEMENT', '2025-05-28'],
      ['AGREEMENT_NOT_PERFORMED', '2025-06-30'],
    ]);
    expect(await stands(caseCode)).toMatchObject({ from: '2025-06-30', applyBy: '2026-06-30' });
  });
});
