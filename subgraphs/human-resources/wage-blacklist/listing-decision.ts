import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { clause } from '#kernel/documents/sentences.js';
import { administrativeRemedies } from '../inspection/administrative-remedies.js';
import { mayInspect } from '../inspection/inspection.policy.js';
import { type BlacklistGround, WageBlacklistEntryEntity } from './entry.entity.js';

const basis: Record<BlacklistGround, string> = {
  CRIME_AMOUNT: '《拖欠农民工工资失信联合惩戒对象名单管理暂行办法》第五条第一项',
  INCIDENT: '《拖欠农民工工资失信联合惩戒对象名单管理暂行办法》第五条第二项',
};
const measures =
  '列入期间，相关部门依法依规在政府资金支持、政府采购、招投标、融资贷款、市场准入、税收优惠、评优评先、交通出行等方面对你单位予以限制（《保障农民工工资支付条例》第四十八条）。';
const earlyRemoval =
  '你单位改正违法行为、自改正之日起满六个月的，可以申请提前移出名单；列入期间再次发生拖欠农民工工资行为等情形的，不予提前移出。';

/** Fills the decision to list an employer (列入决定书): what 名单办法 §8 asks of it. */
export async function fillListingDecision(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const entry = await load(tx, WageBlacklistEntryEntity, id);
  permit(mayInspect(ctx.actor, entry));
  const { caseCode, organisation, decisionNumber: number, listedOn, listedUntil } = entry;
  return {
    ...{ caseCode, organisation, number, signers: [] },
    fields: {
      ...{ addressee: entry.employerName, creditCode: entry.employerCode },
      // What we still have to check of a source is no matter for the employer.
      reason: clause(entry.groundText.replaceAll(/（[^（）]*待核）/g, '')),
      ...{ basis: basis[entry.ground], listedOn, listedUntil, measures, earlyRemoval },
      remedies: administrativeRemedies('本决定'),
    },
  };
}
