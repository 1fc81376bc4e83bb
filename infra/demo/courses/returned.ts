import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import { returnReasons } from '#kernel/clock/law.js';
import { redesignate } from '../../../subgraphs/court/court-referral/redesignate-referral.js';
import { humanResources } from '../../county/organisations.js';
import type { CaseDesk } from '../case-desk.js';
import { close, sendBack } from '../doors.js';

const texts: Record<string, string> = {
  OUT_OF_SCOPE: '请求事项属行政处理范围，不属于调解范围。',
  NO_JURISDICTION: '用人单位所在地和合同履行地均不在本区。',
  PARTY_REFUSES: '用人单位表示不愿调解。',
  PARTY_UNREACHABLE: '多次联系，用人单位电话无人接听。',
  CONFLICT_OF_INTEREST: '本会调解员曾为申请人提供法律咨询。',
  BEYOND_EXPERTISE: '涉及竞业限制的技术事实，本会调解员不擅长。',
  ALREADY_IN_PROCEDURE: '同一请求已由仲裁委员会受理。',
  DUPLICATE: '与此前委派的案件重复。',
  MATERIALS_INCOMPLETE: '缺少送达地址确认书和欠条复印件。',
  SUSPECTED_SHAM: '双方陈述高度一致，涉嫌虚假调解。',
  OUT_OF_TIME: '所附材料显示申请期限已过。',
  NOT_SUITABLE: '双方对立情绪激烈，不适宜调解。',
};

/** The union sends it back, each time for another reason of the list; the court closes it, passes it on, or has yet to look at it. */
export async function playReturned(desk: CaseDesk, referral: string): Promise<void> {
  const { variant } = desk.plan;
  const reason = returnReasons()[variant % returnReasons().length]!.code;
  await desk.does('union-mediator', 3, (ctx) => sendBack(ctx, referral, reason, texts[reason] ?? '退回。'));
  if (variant % 3 === 1) await desk.does('court-clerk', 5, (ctx) => close(ctx, referral));
  if (variant % 3 !== 2) return;
  const child = await desk.does('court-clerk', 5, (ctx) =>
    redesignate(ctx, { referralId: referral, to: humanResources.code }),
  );
  if (variant % 2 === 1) return;
  await desk.does('hr-mediator', 7, (ctx) => acceptMediation(ctx, child.id, [desk.rosters.centreMediator]));
}
