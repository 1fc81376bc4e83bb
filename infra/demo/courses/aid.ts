import { applyAid } from '../../../subgraphs/justice/legal-aid/apply-aid.js';
import { assignLawyer, beginAid, endAid } from '../../../subgraphs/justice/legal-aid/assign-lawyer.js';
import { requireSupplement } from '../../../subgraphs/justice/legal-aid/complete-application.js';
import { decideAid } from '../../../subgraphs/justice/legal-aid/decide-aid.js';
import { LegalAidCaseEntity } from '../../../subgraphs/justice/legal-aid/aid.entity.js';
import { transferLegalAid } from '../../../subgraphs/union/legal-aid/transfer-legal-aid.js';
import { justice } from '../../county/organisations.js';
import type { CaseDesk } from '../case-desk.js';
import { close } from '../doors.js';
import { causeVersionOn } from '../numbers.js';
import { register } from './union-door.js';

const officer = 'legal-aid-officer';

/** A worker asks the union, and the union passes the application on (A07). */
export async function playAid(desk: CaseDesk): Promise<void> {
  const { stage, variant } = desk.plan;
  const staff = 'union-officer';
  await register(desk, staff, 'VISIT');
  const { applicants } = await desk.partyIds(staff);
  const applicantPartyId = applicants[0]!;
  const consent = {
    partyId: applicantPartyId,
    scope: 'LEGAL_AID',
    channel: 'PAPER',
    evidence: '法律援助转交同意书',
  } as const;
  const asked = {
    caseCode: desk.caseCode,
    to: justice.code,
    applicantPartyId,
    matter: '劳动仲裁代理',
    urgent: variant % 3 === 0,
  };
  const referral = await desk.does(staff, 1, (ctx) =>
    transferLegalAid(ctx, { ...asked, meansExemption: 'MIGRANT_WAGES', consent }),
  );
  if (stage === 'APPLIED') return;
  const { id } = await desk.reads(officer, (ctx) =>
    ctx.db.findOneByOrFail(LegalAidCaseEntity, { referralId: referral.id }),
  );
  if (stage === 'SUPPLEMENT') {
    return void (await desk.does(officer, 3, (ctx) => requireSupplement(ctx, id, '工资流水、身份证复印件')));
  }
  await decide(desk, id, 4, stage === 'ASSIGNED');
  if (stage === 'ASSIGNED') await assign(desk, id, 6);
  if (variant % 2 === 0) await desk.does(staff, 8, (ctx) => close(ctx, referral.id));
}

/** A worker comes to the bureau. */
export async function playOwnAid(desk: CaseDesk): Promise<void> {
  const { stage, cause, claim, facts } = desk.plan;
  const parties = desk.parties();
  const { id } = await desk.opens(officer, (ctx) =>
    applyAid(ctx, {
      ...{
        cause,
        claim,
        facts,
        parties,
        causeVersion: causeVersionOn(ctx.today),
        matter: '追索劳动报酬诉讼代理',
      },
      ...{ urgent: false, meansExemption: 'MIGRANT_WAGES' },
    }),
  );
  if (stage === 'APPLIED') return;
  await decide(desk, id, 3, true);
  if (stage === 'GRANTED') return;
  await assign(desk, id, 5);
  await desk.does(officer, 8, (ctx) => beginAid(ctx, id));
  await desk.does(officer, 70, (ctx) => endAid(ctx, id, 'conclude', '仲裁调解结案，受援人已领取全部款项。'));
}

async function decide(desk: CaseDesk, id: string, day: number, granted: boolean): Promise<void> {
  const reason = granted
    ? '进城务工人员请求支付劳动报酬，免予核查经济困难状况。'
    : '申请事项不属于法律援助范围。';
  const prefix = desk.plan.course === 'aid' ? '转' : '';
  const number = `（${desk.year}）虚援${prefix}字第${desk.plan.serial}号`;
  await desk.does(officer, day, (ctx) => decideAid(ctx, { id, granted, reason, number }));
}

async function assign(desk: CaseDesk, id: string, day: number): Promise<void> {
  const lawyer = { lawyerName: '样例援助律师', firm: '虚构律师事务所', licenceNumber: 'FAKE0499000001' };
  await desk.does(officer, day, (ctx) => assignLawyer(ctx, { id, ...lawyer }));
}
