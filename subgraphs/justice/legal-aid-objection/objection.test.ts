import { askAgency, caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { closeReferral } from '#kernel/referral/close.js';
import { followOwnMessage } from '#kernel/referral/follow-own-message.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { court, justice as home, linkageCentre, union } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../../tests/kit/agency-room.js';
import { justice } from '../agency.js';
import { LegalAidCaseEntity } from '../legal-aid/aid.entity.js';
import { applyAid } from '../legal-aid/apply-aid.js';
import { decideAid } from '../legal-aid/decide-aid.js';
import { fileObjection } from './file-objection.js';
import { mayListObjections, mayReviewObjection } from './objection.policy.js';
import { presentObjection } from './objection.type.js';
import { listObjections } from './objections.js';
import { reviewObjection } from './review-objection.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(justice, home);
});
afterAll(() => room.stop());

const officer = () => room.at('LEGAL_AID_OFFICER');
const reviewer = () => room.at('CLERK');
const db = () => room.agency.dataSource.manager;
const coded = (code: string) => expect.objectContaining({ code });
const at = (day: string) => room.setTime(`${day}T10:00:00+08:00`);
const dues = async (id: string) =>
  (await room.deadlines(id)).map(({ rule, due, metOn }) => [rule, due, metOn]);

async function refused() {
  const asked = { cause: 'WAGE_CLAIM', causeVersion: '2020', matter: '劳动仲裁代理', urgent: false };
  const { id } = await applyAid(officer(), { ...asked, parties: wageParties });
  return decideAid(officer(), { id, granted: false, reason: '不符合经济困难标准' });
}

async function objected() {
  const aid = await refused();
  return { aid, objection: await fileObjection(officer(), aid.id, '已下岗，收入低于标准') };
}

const aidOf = (id: string) => db().findOneByOrFail(LegalAidCaseEntity, { id });

describe('an objection to the refusal of legal aid', () => {
  test.each([
    ['2025-03-03', '2025-03-10'],
    ['2025-03-05', '2025-03-10'],
    ['2025-09-26', '2025-10-09'],
    ['2025-09-23', '2025-09-28'],
  ])('filed on %s is reviewed by %s', async (day, due) => {
    at(day);
    const { aid, objection } = await objected();
    expect(await dues(objection.id)).toEqual([['LA-4', due, null]]);
    expect(objection).toMatchObject({
      ...{ state: 'FILED', filedOn: day, refusalNumber: aid.decisionNumber, refusedOn: day },
    });
  });

  test('is against a refusal and nothing else, with its reason, and once', async () => {
    at('2025-03-03');
    const asked = { cause: 'WAGE_CLAIM', causeVersion: '2020', matter: '劳动仲裁代理', urgent: false };
    const open = await applyAid(officer(), { ...asked, parties: wageParties });
    await expect(fileObjection(officer(), open.id, '太慢')).rejects.toThrow(coded('WRONG_STATE'));
    const granted = { id: open.id, granted: true, reason: '符合', meansExemption: 'MIGRANT_WAGES' } as const;
    await decideAid(officer(), granted);
    await expect(fileObjection(officer(), open.id, '不服')).rejects.toThrow(coded('WRONG_STATE'));
    const { id } = await refused();
    await expect(fileObjection(officer(), id, ' ')).rejects.toThrow(coded('BAD_INPUT'));
    await fileObjection(officer(), id, '不服');
    await expect(fileObjection(officer(), id, '不服')).rejects.toThrow(coded('WRONG_STATE'));
  });

  test('may be maintained, and the applicant is told what remains', async () => {
    at('2025-03-03');
    const { aid, objection } = await objected();
    expect(presentObjection(objection).remedies).toBeNull();
    at('2025-03-06');
    const review = { id: objection.id, outcome: 'MAINTAINED', text: '决定正确' } as const;
    await expect(reviewObjection(reviewer(), { ...review, text: '' })).rejects.toThrow(coded('BAD_INPUT'));
    const reviewed = await reviewObjection(reviewer(), review);
    expect(reviewed).toMatchObject({ state: 'REVIEWED', outcome: 'MAINTAINED', reviewedOn: '2025-03-06' });
    expect(presentObjection(reviewed).remedies).toMatch(/行政复议.*行政诉讼/);
    expect(await dues(objection.id)).toEqual([['LA-4', '2025-03-10', '2025-03-06']]);
    expect(await aidOf(aid.id)).toMatchObject({ state: 'REFUSED' });
    await expect(reviewObjection(reviewer(), review)).rejects.toThrow(coded('WRONG_STATE'));
  });

  test('that is right opens the application again; it is decided anew in time, and can be refused anew', async () => {
    at('2025-03-03');
    const { aid, objection } = await objected();
    at('2025-03-06');
    const order = { id: objection.id, outcome: 'ORDERED_TO_CORRECT', text: '收入认定有误' } as const;
    expect(presentObjection(await reviewObjection(reviewer(), order)).remedies).toBeNull();
    expect(await aidOf(aid.id)).toMatchObject({
      ...{ state: 'APPLIED', decisionNumber: null, decidedOn: null, decisionReason: null, endedOn: null },
    });
    expect(await dues(aid.id)).toEqual([
      ['LA-1', '2025-03-10', '2025-03-03'],
      ['LA-1', '2025-03-13', null],
    ]);
    const again = await decideAid(officer(), { id: aid.id, granted: false, reason: '不属援助范围' });
    expect(again.decisionNumber).not.toBe(objection.refusalNumber);
    expect(await fileObjection(officer(), aid.id, '仍然不服')).toMatchObject({ state: 'FILED' });
  });

  test('ordered to be corrected leads to aid, and the sender of the referral has the second decision (A07)', async () => {
    at('2025-03-03');
    const { caseCode, worker } = await room.openCase();
    const legalAid = { applicantPartyId: worker.id, matter: '追索劳动报酬', urgent: false };
    const referralId = await room.refer({ arrow: 'A07', caseCode, content: { legalAid } });
    const aid = await db().findOneByOrFail(LegalAidCaseEntity, { referralId });
    await decideAid(officer(), { id: aid.id, granted: false, reason: '不符合' });
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({ outcome: 'REFUSED' });
    // The second decision arrives though the sender has closed.
    await room.atUnion(async (tx, ctx) => {
      await closeReferral(tx, ctx, await loadReferral(tx, ctx, referralId, 'OUT'));
    });
    await room.deliverAll();
    const { id } = await fileObjection(officer(), aid.id, '不服');
    await reviewObjection(reviewer(), { id, outcome: 'ORDERED_TO_CORRECT', text: '应当给予' });
    const grant = { id: aid.id, granted: true, reason: '符合', meansExemption: 'MIGRANT_WAGES' } as const;
    expect(await decideAid(officer(), grant)).toMatchObject({ state: 'GRANTED', endedOn: null });
    await room.deliverAll();
    const { decisionNumber } = await aidOf(aid.id);
    for (const side of [room.union, room.agency])
      expect(await room.referral(side, referralId)).toMatchObject({
        ...{ state: 'CLOSED', outcome: 'GRANTED' },
        result: { outcome: 'GRANTED', text: '符合', ruling: { number: decisionNumber, decision: 'GRANTED' } },
      });
    // A backup from before the correction is brought to where our own message says we had come.
    await db().update(ReferralEntity, { id: referralId }, { outcome: 'REFUSED' });
    const sent = { type: 'ReferralResultCorrected' as const, referralId };
    const { text } = await db().findOneByOrFail(OutboxMessageEntity, sent);
    const ctx = officer();
    expect(await ctx.transaction((tx) => followOwnMessage(tx, ctx, JSON.parse(text)))).toBe(true);
    expect(await room.referral(room.agency, referralId)).toMatchObject({ outcome: 'GRANTED' });
    const fields = 'legalAid { state } legalAidObjections { outcome grounds remedies deadlines { rule } }';
    expect(await caseAsSeen(room.at('UNION_OFFICER', union), caseCode, fields)).toEqual({
      legalAid: [{ state: 'GRANTED' }],
      legalAidObjections: [
        { outcome: 'ORDERED_TO_CORRECT', grounds: '不服', remedies: null, deadlines: [{ rule: 'LA-4' }] },
      ],
    });
    expect(await caseAsSeen(room.at('LEADER', linkageCentre), caseCode, fields)).toMatchObject({
      legalAidObjections: [{ outcome: 'ORDERED_TO_CORRECT', grounds: null }],
    });
    const of = [
      { __typename: 'TimelineEntry', reference: `LegalAidObjection:${id}` },
      { __typename: 'TimelineEntry', reference: `LegalAidCase:${aid.id}` },
    ];
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on TimelineEntry { justice { __typename } } } }`;
    const seen = await askAgency(officer(), query, { of });
    expect(seen._entities.map((entry: { justice: unknown }) => entry.justice)).toEqual([
      { __typename: 'LegalAidObjection' },
      { __typename: 'LegalAidCase' },
    ]);
  });

  test('is filed with the bureau’s officers and reviewed by one of its people who did not decide', async () => {
    at('2025-03-03');
    const { aid, objection } = await objected();
    await expect(fileObjection(reviewer(), aid.id, '不服')).rejects.toThrow(coded('NOT_FOUND'));
    const review = { id: objection.id, outcome: 'MAINTAINED', text: '决定正确' } as const;
    for (const ctx of [
      officer(),
      room.at('LEADER'),
      room.at('CLERK', court),
      room.at('UNION_OFFICER', union),
    ])
      await expect(reviewObjection(ctx, review)).rejects.toThrow(coded('NOT_FOUND'));
    const { rows } = await listObjections(reviewer(), { states: ['FILED'], first: 100, after: null });
    expect(rows.map((row) => row.id)).toContain(objection.id);
    expect(() => listObjections(room.at('LEADER'), { states: null, first: 5, after: null })).toThrow(
      coded('NOT_FOUND'),
    );
  });
});

describe('who decided', () => {
  const person = (id: string, changes: Partial<Actor> = {}): Actor => ({
    ...{ kind: 'STAFF', id, name: '样例', agency: 'justice', organisation: 'ours' },
    ...{ roles: ['LEGAL_AID_OFFICER'], ...changes },
  });
  const objection = { organisation: 'ours', refusedBy: 'decider' };

  test('does not review, neither in person nor in another’s place', () => {
    expect(mayReviewObjection(person('other'), objection)).toBe(true);
    expect(mayReviewObjection(person('decider'), objection)).toBe(false);
    const standIn = person('other', { delegate: { id: 'decider', name: '样例' } });
    expect(mayReviewObjection(standIn, objection)).toBe(false);
  });

  test('is a matter of the own bureau', () => {
    expect(mayReviewObjection(person('other', { organisation: 'theirs' }), objection)).toBe(false);
    expect(mayReviewObjection(person('other', { agency: 'court' }), objection)).toBe(false);
    expect(mayListObjections(person('other', { agency: 'court' }))).toBe(false);
  });
});
