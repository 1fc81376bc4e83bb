import { acceptArbitration } from '../../../subgraphs/human-resources/arbitration/accept-arbitration.js';
import { fileArbitration } from '../../../subgraphs/human-resources/arbitration/file-arbitration.js';
import { formTribunal } from '../../../subgraphs/human-resources/arbitration/form-tribunal.js';
import { openHearing } from '../../../subgraphs/human-resources/arbitration/hear.js';
import { scheduleHearing } from '../../../subgraphs/human-resources/arbitration/schedule-hearing.js';
import { serveCopy } from '../../../subgraphs/human-resources/arbitration/serve-copy.js';
import { makeAward } from '../../../subgraphs/human-resources/award/make-award.js';
import { serveAward } from '../../../subgraphs/human-resources/award/serve-award.js';
import { takeEffect } from '../../../subgraphs/human-resources/award/take-effect.js';
import type { CaseDesk } from '../case-desk.js';
import { arbitrationNumber, causeVersionOn } from '../numbers.js';

const staff = 'arbitrator';
/** Made up for the demo county. In fen. */
const wage = {
  minimumWage: 200_000,
  minimumWagePlace: '虚构区',
  minimumWageSource: '演示用标准，非真实数额',
};

/** Arbitrations that go the whole way: tribunal, hearing, and an award in one document or two. */
export async function playAward(desk: CaseDesk): Promise<void> {
  const { stage, cause, claim, facts } = desk.plan;
  const small = Math.min(1_200_000, claim);
  const claimItems = [{ kind: 'WAGES' as const, amount: small }];
  if (claim > small) claimItems.push({ kind: 'WAGES', amount: claim - small });
  const { id } = await desk.opens(staff, (ctx) =>
    fileArbitration(ctx, {
      ...{ cause, claim, facts, claimKinds: [cause], claimItems, parties: desk.parties() },
      causeVersion: causeVersionOn(ctx.today),
    }),
  );
  const number = arbitrationNumber(desk, '案');
  const { claimItems: items } = await desk.does(staff, 3, (ctx) => acceptArbitration(ctx, id, number));
  await desk.does(staff, 5, (ctx) => serveCopy(ctx, id, ctx.today));
  await desk.does(staff, 5, (ctx) => formTribunal(ctx, { id, arbitrators: ['样例仲裁员'] }));
  if (stage === 'TRIBUNAL') return;
  const on = desk.dateOf(17);
  await desk.does(staff, 6, (ctx) => scheduleHearing(ctx, { id, on, place: '第一仲裁庭' }));
  await desk.does(staff, 17, (ctx) => openHearing(ctx, id));
  if (stage === 'HEARING') return;
  const decisions = items.map(({ id: claimItemId, amount }) => ({
    ...{ claimItemId, granted: true, amount, text: '用人单位未足额支付，予以支持。' },
  }));
  const made = { finalNumber: documentNumber(desk, '终'), nonFinalNumber: documentNumber(desk, '非终') };
  const awards = await desk.does(staff, 24, (ctx) =>
    makeAward(ctx, { arbitrationId: id, decisions, ...wage, ...made }),
  );
  const { all } = await desk.partyIds(staff);
  for (const partyId of all) {
    const service = { arbitrationId: id, partyId, manner: 'SIGNED' as const, evidence: '送达回证' };
    await desk.does(staff, 26, (ctx) => serveAward(ctx, { ...service, on: ctx.today }));
  }
  if (stage === 'AWARDED') return;
  for (const award of awards) await desk.does(staff, 52, (ctx) => takeEffect(ctx, award.id));
}

function documentNumber(desk: CaseDesk, word: '终' | '非终'): string {
  return `鲁虚构劳人仲案${word}字〔${desk.year}〕第${desk.plan.serial}号`;
}
