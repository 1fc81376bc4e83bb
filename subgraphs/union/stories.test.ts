import { askAgency } from '../../tests/kit/case-as-seen.js';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.js';
import { AuditEntryEntity } from '#kernel/audit/audit-entry.entity.js';
import { openCase } from '#kernel/case-file/open-case.js';
import { ConsentEntity, type ConsentScope } from '#kernel/consent/consent.entity.js';
import { recordConsent, standingConsents } from '#kernel/consent/record-consent.js';
import { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import type { Purpose } from '#kernel/disclosure/purpose.js';
import { withRecordedReading } from '#kernel/disclosure/recorded-reading.js';
import { UsageRecordEntity } from '#kernel/disclosure/usage-record.entity.js';
import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import { applyOnAgreement } from '#kernel/mediation/apply-on-agreement.js';
import { confirmationRoute, reviewRoute } from '#kernel/mediation/enforceable-route.js';
import { AgreementEntity } from '#kernel/mediation/agreement.entity.js';
import { confirmFact } from '#kernel/mediation/confirm-fact.js';
import { draftAgreement } from '#kernel/mediation/draft-agreement.js';
import { extendMediation } from '#kernel/mediation/extend-mediation.js';
import { followApplication } from '#kernel/mediation/follow-application.js';
import { recordCaseConsent, revokeCaseConsent } from '#kernel/mediation/keep-consent.js';
import { addMediationNote, readMediationNotes } from '#kernel/mediation/mediation-notes.js';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { neutralityInReferral } from '#kernel/mediation/mediators.js';
import { recordEngagement } from '#kernel/mediation/record-engagement.js';
import { recordPerformance } from '#kernel/mediation/record-performance.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import { reportMediationResult } from '#kernel/mediation/report-result.js';
import { signAgreement } from '#kernel/mediation/sign-agreement.js';
import { suspendMediation } from '#kernel/mediation/suspend-mediation.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { acceptReferral } from '#kernel/referral/answer.js';
import { beginHandling, reportResult } from '#kernel/referral/handle.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import * as county from '../../infra/county/organisations.js';
import { toyCounty, type ToyCounty } from '../../tests/kit/toy-county.js';
import { union } from './agency.js';
import { transferLegalAid } from './legal-aid/transfer-legal-aid.js';
import { openOwnMediation } from './intake/open-own-mediation.js';
import { registerIntake } from './intake/register-intake.js';
import { mediationResults } from './results/mediation-results.js';
import { markLetterOverdue, recordLetterReply } from './supervision/record-letter-reply.js';
import { serveLetter } from './supervision/serve-letter.js';

let toys: ToyCounty;
let mediatorId: string;
const worker = { side: 'APPLICANT', kind: 'PERSON', name: '测试甲', idNumber: '370499198803120019' } as const;
const otherWorker = { ...worker, name: '测试乙', idNumber: '370499199111050026' } as const;
const thirdWorker = { ...worker, name: '测试癸', idNumber: '370499199402280366' } as const;
const employer = {
  side: 'RESPONDENT',
  kind: 'EMPLOYER',
  name: '虚构市中科技有限公司',
  creditCode: '91370499FAKE00013R',
} as const;

const staff = (id: string, organisation: county.Organisation, ...roles: Actor['roles'][number][]): Actor => ({
  ...{ kind: 'STAFF', id, name: '样例', agency: organisation.agency, organisation: organisation.code, roles },
});
const atUnion = (
  actor: Actor = staff('union-mediator', county.union, 'MEDIATOR', 'UNION_OFFICER'),
  purpose: Purpose | null = null,
) => new RequestContext(toys.union, actor, { purpose });
const atCourt = () => toys.clerk(toys.court);
const refusal = (code: string) => expect.objectContaining({ code });

beforeAll(async () => {
  toys = await toyCounty({ union });
  toys.setTime('2024-09-01T09:00:00+08:00');
  mediatorId = (
    await registerMediator(atUnion(), {
      name: '样例调解员',
      idNumber: '370499197906200033',
      staffId: 'union-mediator',
    })
  ).id;
});
afterAll(() => toys.stop());

/** The court refers a dispute with the consent of both, or of the worker alone; it arrives. */
async function refer(
  person: typeof worker | typeof otherWorker | typeof thirdWorker,
  arrow: 'A01' | 'A02',
  procedure: 'SUMMARY' | null = null,
  asked: 1 | 2 = 2,
) {
  const ctx = atCourt();
  const sent = await ctx.transaction(async (tx) => {
    const dispute = {
      cause: 'WAGE_CLAIM',
      causeVersion: '2020',
      title: '追索劳动报酬纠纷',
      claim: 1_860_000,
      facts: null,
      door: 'COMPLAINT',
    };
    const { file, parties } = await openCase(tx, ctx, county.court.code, {
      ...dispute,
      parties: [person, employer],
    });
    for (const { id: partyId } of parties.slice(0, asked)) {
      await recordConsent(tx, ctx, county.court.code, file.caseCode, {
        partyId,
        scope: 'MEDIATION',
        channel: 'ONLINE',
        evidence: '同意书',
      });
    }
    return issueReferral(tx, ctx, {
      ...{
        arrow,
        from: county.court.code,
        to: county.union.code,
        caseCode: file.caseCode,
        recordId: randomUUID(),
        materials: [],
      },
      consents: await standingConsents(tx, county.court.code, file.caseCode, 'MEDIATION'),
      letter: { type: 'DELEGATION_LETTER', number: null, title: '调解函', signedBy: '样例书记员' },
      content: { mediation: { stage: arrow === 'A01' ? 'PRE_FILING' : 'POST_FILING', procedure } },
    });
  });
  await toys.deliverAll();
  const parties = await toys.union.dataSource.manager.findBy(PartyEntity, { caseCode: sent.caseCode });
  const side = (name: string) => parties.find((party) => party.side === name)!.id;
  return { id: sent.id, caseCode: sent.caseCode, worker: side('APPLICANT'), employer: side('RESPONDENT') };
}

const limit = (recordId: string, rule: string) =>
  toys.union.dataSource.manager.findOneBy(DeadlineEntity, { recordId, rule });
const copyAtCourt = (id: string) => toys.court.dataSource.manager.findOneByOrFail(ReferralEntity, { id });

describe('a wage note that the court delegates (8.1)', () => {
  let referral: Awaited<ReturnType<typeof refer>>;
  let mediation: string;
  let agreement: string;

  test('is accepted on a Friday and due after the autumn holiday', async () => {
    toys.setTime('2024-09-05T09:00:00+08:00');
    referral = await refer(worker, 'A01');
    toys.setTime('2024-09-06T09:00:00+08:00');
    const accepted = await acceptMediation(atUnion(), referral.id, [mediatorId]);
    mediation = accepted.id;
    expect(accepted).toMatchObject({ state: 'IN_MEDIATION', due: '2024-10-08', rule: 'MED-5' });
    await toys.deliverAll();
    expect(await copyAtCourt(referral.id)).toMatchObject({ state: 'IN_HANDLING', due: '2024-10-08' });
    await expect(acceptMediation(atUnion(), referral.id, [mediatorId])).rejects.toThrow(
      refusal('ALREADY_ANSWERED'),
    );
  });

  test('is not agreed before the agreement is in effect', async () => {
    toys.setTime('2024-09-20T09:30:00+08:00');
    await expect(
      reportMediationResult(atUnion(), { mediationId: mediation, outcome: 'AGREED' }),
    ).rejects.toThrow(refusal('WRONG_STATE'));
  });

  test('is settled by an agreement that takes effect with the second party’s signature', async () => {
    const draft = {
      mediationId: mediation,
      route: 'DELEGATED',
      terms: '支付18,600.00元',
      amount: 1_860_000,
      performBy: '2024-10-31',
    } as const;
    await draftAgreement(atUnion(), { ...draft, claimKinds: ['WAGE_CLAIM'] });
    agreement = (await draftAgreement(atUnion(), { ...draft, claimKinds: ['WAGE_CLAIM'] })).id;
    const party = (partyId: string, signer: string) =>
      ({ agreementId: agreement, role: 'PARTY', partyId, signer, manner: 'ONLINE' }) as const;
    toys.setTime('2024-09-20T10:05:00+08:00');
    expect((await signAgreement(atUnion(), party(referral.worker, '测试甲'))).state).toBe('PARTLY_SIGNED');
    await expect(signAgreement(atUnion(), party(referral.worker, '测试甲'))).rejects.toThrow(
      refusal('WRONG_STATE'),
    );
    const later = { ...party(referral.employer, '某某'), signedAt: new Date('2024-09-20T10:06:00+08:00') };
    await expect(signAgreement(atUnion(), later)).rejects.toThrow(refusal('BAD_INPUT'));
    const effective = new Date('2024-09-20T16:40:00+08:00');
    toys.setTime('2024-09-20T17:30:00+08:00');
    await signAgreement(atUnion(), {
      ...party(referral.employer, '虚构市中科技有限公司'),
      signedAt: effective,
    });
    await signAgreement(atUnion(), {
      agreementId: agreement,
      role: 'MEDIATOR',
      signer: '样例调解员',
      manner: 'PAPER',
    });
    const sealed = await signAgreement(atUnion(), {
      agreementId: agreement,
      role: 'SEAL',
      signer: '调解专用章',
      manner: 'PAPER',
    });
    expect(sealed).toMatchObject({ state: 'EFFECTIVE', effectiveAt: effective });
    expect(await limit(agreement, 'AR-1')).toMatchObject({ rawEnd: '2024-10-05', due: '2024-10-08' });
    expect(await limit(agreement, 'JC-1')).toMatchObject({ rawEnd: '2024-10-20', due: '2024-10-21' });
  });

  test('goes back to the court with agreement and mediator, and waits for the court to close it', async () => {
    await reportMediationResult(atUnion(), { mediationId: mediation, outcome: 'AGREED' });
    await toys.deliverAll();
    const copy = await copyAtCourt(referral.id);
    expect(copy).toMatchObject({
      state: 'RESULT_REPORTED',
      outcome: 'AGREED',
      result: { agreement: { agreementId: agreement } },
    });
    expect(copy.result?.mediators).toMatchObject([{ mediatorId, name: '样例调解员' }]);
    expect((await limit(mediation, 'MED-5'))?.metOn).toBe('2024-09-20');
  });

  test('is confirmed on the application of both, once, in time', async () => {
    const both = {
      agreementId: agreement,
      to: county.court.code,
      applicantPartyIds: [referral.worker, referral.employer],
    };
    toys.setTime('2024-10-22T09:00:00+08:00');
    await expect(applyOnAgreement(atUnion(), confirmationRoute, both)).rejects.toThrow(
      refusal('OUT_OF_TIME'),
    );
    toys.setTime('2024-09-27T09:00:00+08:00');
    const alone = { ...both, applicantPartyIds: [referral.worker] };
    await expect(applyOnAgreement(atUnion(), confirmationRoute, alone)).rejects.toThrow(
      refusal('ONE_PARTY_APPLICATION'),
    );
    const application = await applyOnAgreement(atUnion(), confirmationRoute, both);
    const review = { ...both, to: county.humanResources.code };
    await expect(applyOnAgreement(atUnion(), reviewRoute, review)).rejects.toThrow(
      refusal('ALREADY_CONFIRMED'),
    );
    await toys.deliverAll();

    toys.setTime('2024-10-09T09:00:00+08:00');
    const ctx = atCourt();
    await ctx.transaction(async (tx) => {
      const copy = await loadReferral(tx, ctx, application.id, 'IN');
      await acceptReferral(tx, ctx, copy, { recordId: randomUUID(), due: '2024-10-12' });
      await beginHandling(tx, ctx, copy);
      const ruling = {
        type: 'CONFIRMATION_RULING',
        number: '（2024）鲁0402诉前调确9001号',
        decision: '有效',
        decidedOn: ctx.today,
      };
      await reportResult(tx, ctx, copy, { outcome: 'CONFIRMED', ruling });
    });
    await toys.deliverAll();
    const row = await toys.union.dataSource.manager.findOneByOrFail(AgreementEntity, { id: agreement });
    expect(row).toMatchObject({ state: 'CONFIRMED', instrumentNumber: '（2024）鲁0402诉前调确9001号' });
    expect(await limit(agreement, 'ENF-1')).toMatchObject({
      startsFrom: '2024-10-31',
      rawEnd: '2026-10-31',
      due: '2026-11-02',
    });
    await expect(applyOnAgreement(atUnion(), reviewRoute, review)).rejects.toThrow(
      refusal('ALREADY_CONFIRMED'),
    );
  });

  test('follows a ruling made anew upon an objection: amended, the new number; revoked, a contract as before', async () => {
    const ctx = atUnion();
    const seen: unknown[] = [];
    const tried = ctx.transaction(async (tx) => {
      const copy = await tx.findOneByOrFail(ReferralEntity, { recordId: agreement, arrow: 'A05' });
      const ruling = { ...copy.result!.ruling!, number: '（2024）鲁0402民特9001号', decision: 'AMENDED' };
      const anew = { ...copy, result: { ...copy.result!, ruling } };
      for (const next of [anew, { ...anew, state: 'CLOSED' as const, outcome: 'REVOKED' }]) {
        await tx.update(ReferralEntity, { id: copy.id }, { outcome: next.outcome });
        await followApplication(tx, ctx, next);
        const { state, instrumentNumber } = await tx.findOneByOrFail(AgreementEntity, { id: agreement });
        const limit = await tx.findOneByOrFail(DeadlineEntity, { recordId: agreement, rule: 'ENF-1' });
        seen.push([state, instrumentNumber, limit.metOn]);
      }
      throw new Error('set back');
    });
    await expect(tried).rejects.toThrow('set back');
    expect(seen).toEqual([
      ['CONFIRMED', '（2024）鲁0402民特9001号', null],
      ['EFFECTIVE', null, '2024-10-09'],
    ]);
  });

  test('is performed when all is paid, and then there is nothing left to enforce', async () => {
    toys.setTime('2024-10-30T15:00:00+08:00');
    const pay = (amount: number) =>
      recordPerformance(atUnion(), { agreementId: agreement, paidOn: '2024-10-30', amount });
    await expect(pay(186_000_000)).rejects.toThrow(refusal('BAD_INPUT'));
    expect((await pay(1_000_000)).state).toBe('CONFIRMED');
    expect((await pay(860_000)).state).toBe('PERFORMED');
    expect((await limit(agreement, 'ENF-1'))?.metOn).toBe('2024-10-30');
  });
});

describe('an entrusted mediation (8.2)', () => {
  let referral: Awaited<ReturnType<typeof refer>>;
  let mediation: string;
  const extension = (partyId: string) => ({
    partyId,
    scope: 'EXTENSION' as ConsentScope,
    channel: 'PHONE' as const,
    evidence: '录音一',
  });

  test('is not for the lawyer who advised the worker', async () => {
    toys.setTime('2025-05-08T09:00:00+08:00');
    referral = await refer(otherWorker, 'A02', 'SUMMARY');
    const lawyer = await registerMediator(atUnion(), {
      name: '样例律师调解员',
      idNumber: '420599198501010113',
    });
    await recordEngagement(atUnion(), {
      mediatorId: lawyer.id,
      idNumber: otherWorker.idNumber,
      role: 'ADVISER',
      procedure: '仲裁阶段咨询',
      since: '2024-11-01',
    });
    expect(await neutralityInReferral(atUnion(), referral.id, mediatorId)).toEqual([]);
    expect(await neutralityInReferral(atUnion(), referral.id, lawyer.id)).toMatchObject([
      { role: 'ADVISER', partyId: referral.worker },
    ]);
    const refused = acceptMediation(atUnion(), referral.id, [lawyer.id]);
    await expect(refused).rejects.toThrow(refusal('CONFLICT_OF_INTEREST'));
    await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining('仲裁阶段咨询') as string });
  });

  test('has seven days, and thirty more when both sides want it', async () => {
    toys.setTime('2025-05-09T09:00:00+08:00');
    const accepted = await acceptMediation(atUnion(), referral.id, [mediatorId]);
    mediation = accepted.id;
    expect(accepted.due).toBe('2025-05-16');
    toys.setTime('2025-05-15T09:00:00+08:00');
    const alone = { mediationId: mediation, consents: [extension(referral.worker)] };
    await expect(extendMediation(atUnion(), alone)).rejects.toThrow(refusal('CONSENT_MISSING'));
    const both = {
      mediationId: mediation,
      consents: [extension(referral.worker), extension(referral.employer)],
    };
    expect(await extendMediation(atUnion(), both)).toMatchObject({ state: 'EXTENDED', due: '2025-06-16' });
    expect(await limit(mediation, 'MED-6')).toMatchObject({ rawEnd: '2025-06-15' });
    await toys.deliverAll();
    expect(await copyAtCourt(referral.id)).toMatchObject({ state: 'EXTENDED', due: '2025-06-16' });
  });

  test('keeps its notes from everybody else, whether there are any or not, and remembers who asked', async () => {
    await addMediationNote(atUnion(), mediation, '单位愿意让步');
    expect(await readMediationNotes(atUnion(), mediation)).toHaveLength(1);
    const judge = atUnion(staff('court-judge', county.court, 'JUDGE'));
    const colleague = atUnion(staff('union-officer', county.union, 'UNION_OFFICER'));
    const answers = [
      [judge, mediation],
      [judge, randomUUID()],
      [colleague, mediation],
      [judge, 'no id'],
    ] as const;
    for (const [reader, id] of answers)
      await expect(readMediationNotes(reader, id)).rejects.toThrow(refusal('CONFIDENTIAL'));
    const kept = await toys.union.dataSource.manager.find(AuditEntryEntity, {
      where: { act: 'mediation-note.refused' },
      order: { seq: 'ASC' },
    });
    expect(kept.map((entry) => entry.actorId)).toEqual([
      'court-judge',
      'court-judge',
      'union-officer',
      'court-judge',
    ]);
  });

  test('ends too far apart; the fact both confirmed travels, the note does not', async () => {
    toys.setTime('2025-06-10T09:00:00+08:00');
    const fact = { mediationId: mediation, text: '月工资标准为5,200元' };
    await expect(confirmFact(atUnion(), { ...fact, confirmedBy: [referral.worker] })).rejects.toThrow(
      refusal('CONSENT_MISSING'),
    );
    await confirmFact(atUnion(), { ...fact, confirmedBy: [referral.worker, referral.employer] });
    await reportMediationResult(atUnion(), { mediationId: mediation, outcome: 'TOO_FAR_APART' });
    await toys.deliverAll();
    const copy = await copyAtCourt(referral.id);
    expect(copy.result?.undisputedFacts).toMatchObject([{ text: '月工资标准为5,200元' }]);
    expect(JSON.stringify(copy.result)).not.toContain('让步');
  });
});

describe('a delegation that the employer has not been asked about', () => {
  test('waits for the employer, and ends when the employer withdraws, suspended or not', async () => {
    toys.setTime('2024-11-04T09:00:00+08:00');
    const referral = await refer(thirdWorker, 'A01', null, 1);
    const accepted = await acceptMediation(atUnion(), referral.id, [mediatorId]);
    expect(accepted.state).toBe('ACCEPTED');
    expect(await limit(accepted.id, 'MED-10')).toMatchObject({ due: '2024-11-07', metOn: null });
    const consent = {
      partyId: referral.employer,
      scope: 'MEDIATION',
      channel: 'PHONE',
      evidence: '录音二',
    } as const;
    const { id } = await recordCaseConsent(atUnion(), referral.caseCode, consent);
    expect((await limit(accepted.id, 'MED-10'))?.metOn).toBe('2024-11-04');
    expect((await suspendMediation(atUnion(), accepted.id, 'SHAM_SUSPECTED', '疑点待查')).state).toBe(
      'SUSPENDED',
    );
    await revokeCaseConsent(atUnion(), id);
    await toys.deliverAll();
    expect(await copyAtCourt(referral.id)).toMatchObject({
      state: 'RESULT_REPORTED',
      outcome: 'PARTY_STOPS',
    });
  });
});

describe('an agreement of the union’s own committee', () => {
  test('wants mediator and seal as well, and on a labour relation no arbitral review', async () => {
    toys.setTime('2025-03-03T09:00:00+08:00');
    const intake = await registerIntake(atUnion(), {
      door: 'APPLICATION',
      cause: 'WAGE_CLAIM',
      parties: [worker, employer],
    });
    const parties = await toys.union.dataSource.manager.findBy(PartyEntity, { caseCode: intake.caseCode });
    const consents = parties.map(({ id: partyId }) => ({
      partyId,
      scope: 'MEDIATION' as const,
      channel: 'PAPER' as const,
      evidence: '同意书',
    }));
    const { id: mediationId } = await openOwnMediation(atUnion(), {
      intakeId: intake.id,
      mediatorIds: [mediatorId],
      consents,
    });
    const terms = { mediationId, terms: '确认劳动关系', claimKinds: ['CONFIRM_LABOUR_RELATION'] };
    await expect(draftAgreement(atUnion(), { ...terms, route: 'DELEGATED' })).rejects.toThrow(
      refusal('BAD_INPUT'),
    );
    const { id: agreementId } = await draftAgreement(atUnion(), { ...terms, route: 'MEDIATION_COMMITTEE' });
    for (const { id: partyId } of parties)
      await signAgreement(atUnion(), {
        agreementId,
        role: 'PARTY',
        partyId,
        signer: '当事人',
        manner: 'PAPER',
      });
    const both = {
      agreementId,
      to: county.humanResources.code,
      applicantPartyIds: parties.map((party) => party.id),
    };
    await expect(applyOnAgreement(atUnion(), reviewRoute, both)).rejects.toThrow(refusal('WRONG_STATE'));
    expect(
      (
        await signAgreement(atUnion(), {
          agreementId,
          role: 'MEDIATOR',
          signer: '样例调解员',
          manner: 'PAPER',
        })
      ).state,
    ).toBe('PARTLY_SIGNED');
    expect(
      (await signAgreement(atUnion(), { agreementId, role: 'SEAL', signer: '调解专用章', manner: 'PAPER' }))
        .state,
    ).toBe('EFFECTIVE');
    await expect(applyOnAgreement(atUnion(), reviewRoute, both)).rejects.toThrow(refusal('EXCLUDED_CLAIM'));
    const ended = await reportMediationResult(atUnion(), { mediationId, outcome: 'AGREED' });
    expect(ended).toMatchObject({ state: 'AGREED', endedOn: '2025-03-03' });
  });
});

describe('legal aid', () => {
  test('is passed on with the worker’s own consent alone', async () => {
    toys.setTime('2025-04-01T09:00:00+08:00');
    const { caseCode } = await registerIntake(atUnion(), {
      door: 'VISIT',
      cause: 'WAGE_CLAIM',
      parties: [worker, employer],
    });
    const parties = await toys.union.dataSource.manager.findBy(PartyEntity, { caseCode });
    const [applicant, firm] = ['APPLICANT', 'RESPONDENT'].map(
      (side) => parties.find((party) => party.side === side)!.id,
    );
    const aid = {
      caseCode,
      to: county.justice.code,
      applicantPartyId: applicant!,
      matter: '追索劳动报酬',
      urgent: false,
    };
    const consent = (partyId: string) =>
      ({ partyId, scope: 'LEGAL_AID', channel: 'PAPER', evidence: '申请表' }) as const;
    await expect(transferLegalAid(atUnion(), aid)).rejects.toThrow(refusal('CONSENT_MISSING'));
    await expect(transferLegalAid(atUnion(), { ...aid, consent: consent(firm!) })).rejects.toThrow(
      refusal('CONSENT_MISSING'),
    );
    expect(await transferLegalAid(atUnion(), { ...aid, consent: consent(applicant!) })).toMatchObject({
      arrow: 'A07',
      state: 'SENT',
    });
  });
});

describe('the union’s own door', () => {
  test('opens a mediation only with the consent of both, and ends it when one of them withdraws', async () => {
    toys.setTime('2025-07-01T09:00:00+08:00');
    const intake = await registerIntake(atUnion(), {
      door: 'APPLICATION',
      cause: 'WAGE_CLAIM',
      parties: [worker, employer],
    });
    expect(await limit(intake.id, 'MED-1')).toMatchObject({ due: '2025-07-04' });
    const parties = await toys.union.dataSource.manager.findBy(PartyEntity, { caseCode: intake.caseCode });
    const consents = parties.map(({ id: partyId }) => ({
      partyId,
      scope: 'MEDIATION' as const,
      channel: 'PAPER' as const,
      evidence: '同意书',
    }));
    const open = { intakeId: intake.id, mediatorIds: [mediatorId] };
    await expect(openOwnMediation(atUnion(), { ...open, consents: consents.slice(0, 1) })).rejects.toThrow(
      refusal('CONSENT_MISSING'),
    );
    const mediation = await openOwnMediation(atUnion(), { ...open, consents });
    expect(mediation).toMatchObject({ state: 'IN_MEDIATION', due: '2025-07-16', referralId: null });
    const consent = await toys.union.dataSource.manager.findOneByOrFail(ConsentEntity, {
      caseCode: intake.caseCode,
      partyId: parties[1]!.id,
    });
    await revokeCaseConsent(atUnion(), consent.id);
    const ended = await toys.union.dataSource.manager.query<{ state: string; outcome: string }[]>(
      'select state, outcome from mediation where id = $1',
      [mediation.id],
    );
    expect(ended).toEqual([{ state: 'TERMINATED', outcome: 'PARTY_STOPS' }]);
  });

  test('serves an opinion whose answer is due by the province’s rule, and a recommendation only after it', async () => {
    toys.setTime('2025-07-02T09:00:00+08:00');
    const { caseCode } = await registerIntake(atUnion(), {
      door: 'VISIT',
      cause: 'WAGE_CLAIM',
      parties: [worker, employer],
    });
    const opinion = {
      ...{
        caseCode,
        kind: 'OPINION' as const,
        number: '虚工监意〔2025〕1号',
        employerName: employer.name,
        employerCode: employer.creditCode,
      },
      ...{
        facts: '拖欠三个月工资',
        request: '支付工资',
        signedBy: '样例主席',
        inspectors: ['样例监督员甲', '样例监督员乙'],
        copyTo: [county.procuratorate.code],
      },
    };
    const mediator = atUnion(staff('union-mediator', county.union, 'MEDIATOR'));
    await expect(serveLetter(mediator, opinion)).rejects.toThrow(refusal('NOT_FOUND'));
    const letter = await serveLetter(atUnion(), opinion);
    expect(await limit(letter.id, 'SUP-OPINION')).toMatchObject({
      calendar: 'WD',
      due: '2025-07-23',
      notStatutory: false,
    });
    await expect(markLetterOverdue(atUnion(), letter.id)).rejects.toThrow(refusal('WRONG_STATE'));
    toys.setTime('2025-07-24T09:00:00+08:00');
    expect((await markLetterOverdue(atUnion(), letter.id)).state).toBe('OVERDUE');
    const recommendation = { ...opinion, kind: 'RECOMMENDATION' as const, number: '虚工监建〔2025〕1号' };
    await expect(serveLetter(atUnion(), recommendation)).rejects.toThrow(refusal('BAD_INPUT'));
    await serveLetter(atUnion(), {
      ...recommendation,
      addressee: county.humanResources.code,
      followsLetterId: letter.id,
    });
    expect(
      (await recordLetterReply(atUnion(), { letterId: letter.id, answer: 'RECTIFIED', text: '已支付' }))
        .state,
    ).toBe('RECTIFIED');
  });
});

describe('the case page', () => {
  const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) {
    ... on Case { union { relation title parties { name idNumber } intakes { id }
      mediations { state title deadlines { rule } parties { idNumber } agreements { state deadlines { rule } } undisputedFacts { text } } } }
    ... on TimelineEntry { union { __typename } } } }`;

  async function ask(ctx: RequestContext, refs: object[]): Promise<Record<string, unknown>[]> {
    const { _entities } = await askAgency(ctx, query, { refs });
    return JSON.parse(JSON.stringify(_entities)) as Record<string, unknown>[];
  }

  test('shows each reader what the reader may see, and keeps a look from outside', async () => {
    const { caseCode, id } = await toys.union.dataSource.manager.findOneByOrFail(MediationEntity, {
      arrow: 'A01',
      state: 'AGREED',
    });
    const refs = [
      { __typename: 'Case', id: caseCode },
      { __typename: 'TimelineEntry', reference: `UnionMediationCase:${id}` },
      { __typename: 'TimelineEntry', reference: 'UnionMediationCase:x' },
    ];
    const [own, entry, none] = await ask(atUnion(), refs);
    expect(own).toMatchObject({
      union: {
        relation: 'OWN',
        mediations: [{ state: 'AGREED', agreements: [{ state: 'SUPERSEDED' }, { state: 'PERFORMED' }] }],
      },
    });
    expect(JSON.stringify(own)).toContain(worker.idNumber);
    expect([entry, none]).toEqual([{ union: { __typename: 'UnionMediationCase' } }, { union: null }]);

    const [court] = await ask(atUnion(staff('court-judge', county.court, 'JUDGE')), refs);
    expect(court).toMatchObject({
      union: { relation: 'REFERRED', mediations: [{ agreements: [{ state: 'PERFORMED' }] }] },
    });
    expect(JSON.stringify(court)).not.toContain(worker.idNumber);
    expect(
      await toys.union.dataSource.manager.countBy(UsageRecordEntity, { caseCode, readerId: 'court-judge' }),
    ).toBeGreaterThan(0);

    const [leader] = await ask(atUnion(staff('leader', county.linkageCentre, 'LEADER')), refs);
    expect(leader).toMatchObject({
      union: { relation: 'MASKED', mediations: [{ state: 'AGREED', agreements: [], undisputedFacts: [] }] },
    });
    expect(JSON.stringify(leader)).not.toContain(worker.name);
    const [stranger] = await ask(atUnion(staff('procurator', county.procuratorate, 'PROCURATOR')), refs);
    expect(stranger).toEqual({ union: null });
  });
});

describe('an arbitrator’s question', () => {
  const arbitrator = () => staff('arbitrator', county.humanResources, 'ARBITRATOR');
  const purpose = { reason: 'ARBITRATION_INQUIRY', caseNumber: '虚劳人仲案〔2025〕9号' };
  const looks = () => toys.union.dataSource.manager.countBy(UsageRecordEntity, { readerId: 'arbitrator' });
  const lookUp = (creditCode: string) => {
    const ctx = atUnion(arbitrator(), purpose);
    return withRecordedReading(ctx, () => mediationResults(ctx, otherWorker.idNumber, creditCode));
  };

  test('is answered for the exact person and employer, and every look is kept', async () => {
    const before = await looks();
    expect(await lookUp(employer.creditCode)).toMatchObject([
      { mediation: { outcome: 'TOO_FAR_APART' }, agreements: [], facts: [{ text: '月工资标准为5,200元' }] },
    ]);
    expect(await looks()).toBe(before + 1);
    expect(await lookUp('91370499FAKE00021L')).toEqual([]);
    expect(await looks()).toBe(before + 2);
  });

  test('is refused without a purpose, and to anybody else', async () => {
    await expect(
      mediationResults(atUnion(arbitrator()), worker.idNumber, employer.creditCode),
    ).rejects.toThrow(refusal('PURPOSE_REQUIRED'));
    const judge = atUnion(staff('court-judge', county.court, 'JUDGE'), purpose);
    await expect(mediationResults(judge, worker.idNumber, employer.creditCode)).rejects.toThrow(
      refusal('FORBIDDEN'),
    );
  });
});
