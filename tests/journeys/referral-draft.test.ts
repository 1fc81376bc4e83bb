import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '#kernel/actor.js';
import { RequestContext } from '#kernel/context.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { LimitationEventEntity } from '#kernel/limitation/limitation-event.entity.js';
import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import { reportMediationResult } from '#kernel/mediation/report-result.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { court, justice as bureau, union as station } from '../../infra/county/organisations.js';
import { justice } from '../../subgraphs/justice/agency.js';
import { registerOrganisation } from '../../subgraphs/justice/mediation-organisation/register-organisation.js';
import { registerMediator } from '../../subgraphs/justice/mediator/register-mediator.js';
import { union } from '../../subgraphs/union/agency.js';
import { type AgencyRoom, agencyRoom } from '../kit/agency-room.js';
import { askAgency, caseAsSeen, type Json } from '../kit/case-as-seen.js';

let room: AgencyRoom;
let mediatorId: string;
let caseCode: string;
let parties: string[];
beforeAll(async () => {
  room = await agencyRoom(justice, bureau, union);
  at('2025-06-02');
  const committee = { name: '虚构街道人民调解委员会', kind: 'TOWNSHIP' } as const;
  const { id: organisationId } = await registerOrganisation(room.at('LEGAL_AID_OFFICER'), committee);
  const person = { name: '样例人民调解员', idNumber: '370499198107170346', fullTime: true };
  mediatorId = (await registerMediator(room.at('LEGAL_AID_OFFICER'), { ...person, organisationId })).id;
});
afterAll(() => room?.stop());
beforeEach(async () => {
  at('2025-06-02');
  const opened = await room.openCase();
  ({ caseCode } = opened);
  parties = [opened.worker.id, opened.employer.id];
});

const at = (day: string) => room.setTime(`${day}T10:00:00+08:00`);
const coded = (code: string) => expect.objectContaining({ code });
const officer = (role: Role = 'UNION_OFFICER') =>
  new RequestContext(room.union, {
    ...{ kind: 'STAFF', id: `union-${role}`, name: '样例', agency: 'union', roles: [role] },
    organisation: station.code,
  });

/** A door of the union's, or of the justice bureau's, as the desk uses it. */
async function door(name: string, given: string, fields: string, ctx = officer()): Promise<Json> {
  const whole = `${ctx.agency.manifest.field}${name}`;
  return (await askAgency(ctx, `mutation { ${whole}(${given}) { ${fields} } }`))[whole];
}
const consents = (ids: string[]): string =>
  `[${ids
    .map((id) => `{ partyId: "${id}", scope: MEDIATION, channel: PAPER, evidence: "同意书" }`)
    .join(', ')}]`;
const draft = (arrow = 'A24', to = bureau.code, ctx = officer()): Promise<Json> =>
  door(
    'DraftReferral',
    `input: { caseCode: "${caseCode}", arrow: "${arrow}", to: "${to}" }`,
    'id state missingConsents arrowName',
    ctx,
  );
const send = (id: string, ids: string[]) =>
  door('SendReferralDraft', `input: { id: "${id}", consents: ${consents(ids)} }`, 'id state arrow');
const drafts = async (ctx: RequestContext) =>
  (await caseAsSeen(ctx, caseCode, 'referralDrafts { state missingConsents cancelledBecause }'))
    ?.referralDrafts;

describe('a referral that waits for consent', () => {
  test('is prepared, asks, leaves once both have consented, and is nobody else’s until then', async () => {
    const { id, ...begun } = await draft();
    expect(begun).toEqual({
      ...{ state: 'DRAFT', missingConsents: ['APPLICANT', 'RESPONDENT'] },
      arrowName: '人民调解、律师调解、普法需求',
    });
    await expect(draft()).rejects.toEqual(coded('WRONG_STATE'));
    expect(await door('AskReferralConsent', `id: "${id}"`, 'state askedOn')).toEqual({
      ...{ state: 'CONSENT_PENDING', askedOn: '2025-06-02' },
    });
    await expect(send(id, parties.slice(0, 1))).rejects.toEqual(coded('CONSENT_MISSING'));
    expect(await drafts(officer())).toEqual([
      { state: 'CONSENT_PENDING', missingConsents: ['APPLICANT', 'RESPONDENT'], cancelledBecause: null },
    ]);
    await room.deliverAll();
    const { manager } = room.union.dataSource;
    expect(await manager.findBy(OutboxMessageEntity, { caseCode, type: 'ReferralNoted' })).toEqual([]);
    expect(await manager.findBy(ReferralEntity, { caseCode })).toEqual([]);

    expect(await send(id, parties)).toEqual({ id, state: 'SENT', arrow: 'A24' });
    await expect(send(id, parties)).rejects.toEqual(coded('WRONG_STATE'));
    await room.deliverAll();
    expect(await room.referral(room.agency, id)).toMatchObject({ direction: 'IN', state: 'SENT' });
    expect(await drafts(officer())).toMatchObject([{ state: 'SENT', missingConsents: [] }]);
    expect(await drafts(officer('LEADER'))).toMatchObject([{ state: 'SENT' }]);
    expect(await drafts(room.at('MEDIATOR'))).toEqual([]);
  });

  test('is given up where a party does not consent, which interrupts the limitation', async () => {
    const { id } = await draft();
    const cancel = (reason: string, refused: boolean) =>
      door(
        'CancelReferralDraft',
        `input: { id: "${id}", reason: "${reason}", refused: ${refused} }`,
        'state cancelledBecause',
      );
    await expect(cancel('用人单位不愿调解', true)).rejects.toEqual(coded('BAD_INPUT'));
    await door('AskReferralConsent', `id: "${id}"`, 'id');
    await expect(cancel(' ', true)).rejects.toEqual(coded('BAD_INPUT'));
    at('2025-06-04');
    expect(await cancel('用人单位不愿调解', true)).toEqual({
      ...{ state: 'CANCELLED', cancelledBecause: '用人单位不愿调解' },
    });
    expect(await room.union.dataSource.manager.findBy(LimitationEventEntity, { caseCode })).toMatchObject([
      { kind: 'MEDIATION_REFUSED', at: '2025-06-04' },
    ]);
    for (const again of [() => send(id, parties), () => cancel('再取消', false)])
      await expect(again()).rejects.toEqual(coded('WRONG_STATE'));
    await draft();
  });

  test('is prepared only where it leads, by who works cases, and asks nobody who has consented', async () => {
    await expect(draft('A05', court.code)).rejects.toEqual(coded('ARROW_NOT_OFFERED'));
    await expect(draft('A24', court.code)).rejects.toEqual(coded('ARROW_NOT_OFFERED'));
    await expect(draft('A24', bureau.code, officer('LEADER'))).rejects.toEqual(coded('NOT_FOUND'));
    const { id } = await draft();
    await expect(
      door('AskReferralConsent', `id: "${id}"`, 'id', room.at('LEGAL_AID_OFFICER')),
    ).rejects.toEqual(coded('NOT_FOUND'));
    for (const partyId of parties) {
      const given = `caseCode: "${caseCode}", consent: { partyId: "${partyId}", scope: MEDIATION, channel: PAPER, evidence: "同意书" }`;
      await door('RecordConsent', given, 'id', officer());
    }
    await expect(door('AskReferralConsent', `id: "${id}"`, 'id')).rejects.toEqual(coded('WRONG_STATE'));
    expect(await send(id, [])).toMatchObject({ state: 'SENT' });
  });
});

describe('a result that its sender does not take as it is', () => {
  test('is disputed with a reason, answered by the receiver, and only then closed', async () => {
    const { id } = await send((await draft()).id, parties);
    await room.deliverAll();
    const dispute = (reason: string, ctx = officer()) =>
      door('DisputeReferral', `id: "${id}", reason: "${reason}"`, 'state dispute', ctx);
    const answer = (text: string) =>
      door(
        'AnswerReferralDispute',
        `id: "${id}", text: "${text}"`,
        'state result { outcome text }',
        room.at('MEDIATOR'),
      );
    await expect(dispute('没有结果')).rejects.toEqual(coded('WRONG_STATE'));
    const { id: mediationId } = await acceptMediation(room.at('MEDIATOR'), id, [mediatorId]);
    const failed = { mediationId, outcome: 'TOO_FAR_APART', text: '分歧较大' };
    await reportMediationResult(room.at('MEDIATOR'), failed);
    await room.deliverAll();
    await expect(dispute(' ')).rejects.toEqual(coded('BAD_INPUT'));
    await expect(dispute('不对', room.at('MEDIATOR'))).rejects.toEqual(coded('NOT_FOUND'));
    await expect(answer('没有异议')).rejects.toEqual(coded('WRONG_STATE'));

    const reason = '没有附无争议事实确认书';
    expect(await dispute(reason)).toEqual({ state: 'DISPUTED', dispute: reason });
    await room.deliverAll();
    expect(await room.referral(room.agency, id)).toMatchObject({ state: 'DISPUTED', dispute: reason });
    expect(await answer('双方没有确认无争议事实')).toEqual({
      ...{ state: 'RESULT_REPORTED', result: { outcome: 'TOO_FAR_APART', text: '双方没有确认无争议事实' } },
    });
    await room.deliverAll();
    expect(await room.referral(room.union, id)).toMatchObject({
      ...{ state: 'RESULT_REPORTED', outcome: 'TOO_FAR_APART', dispute: reason },
    });
    expect(await door('CloseReferral', `id: "${id}"`, 'state')).toEqual({ state: 'CLOSED' });
    await expect(dispute('太晚')).rejects.toEqual(coded('WRONG_STATE'));
  });
});
