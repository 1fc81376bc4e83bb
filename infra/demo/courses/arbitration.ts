import { acceptArbitration } from '../../../subgraphs/human-resources/arbitration/accept-arbitration.js';
import { requireSupplement } from '../../../subgraphs/human-resources/arbitration/complete-application.js';
import { refuseArbitration } from '../../../subgraphs/human-resources/arbitration/end-arbitration.js';
import { fileArbitration } from '../../../subgraphs/human-resources/arbitration/file-arbitration.js';
import type { CaseDesk } from '../case-desk.js';
import { arbitrationNumber, causeVersionOn } from '../numbers.js';

const staff = 'arbitrator';
const refusals = [
  ['OUT_OF_SCOPE', '请求事项不属于劳动争议。'],
  ['NO_JURISDICTION', '劳动合同履行地和用人单位所在地均不在本区。'],
  ['NO_CLEAR_CLAIM', '经释明仍无明确的仲裁请求。'],
] as const;

/** Applications at the arbitration's own door. */
export async function playArbitration(desk: CaseDesk): Promise<void> {
  const { stage, variant, cause, claim, facts } = desk.plan;
  const { id } = await desk.opens(staff, (ctx) =>
    fileArbitration(ctx, {
      ...{ cause, claim, facts, claimKinds: [cause], parties: desk.parties() },
      causeVersion: causeVersionOn(ctx.today),
    }),
  );
  if (stage === 'DEFECTIVE') {
    await desk.does(staff, 2, (ctx) => requireSupplement(ctx, id, '请补充劳动关系证明和被申请人准确名称。'));
  } else if (stage === 'ACCEPTED') {
    await desk.does(staff, 4, (ctx) => acceptArbitration(ctx, id, arbitrationNumber(desk, '案')));
  } else if (stage === 'NOT_ACCEPTED') {
    const [ground, reason] = refusals[variant % refusals.length]!;
    await desk.does(staff, 4, (ctx) => refuseArbitration(ctx, id, ground, reason));
  }
}
