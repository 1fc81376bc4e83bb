import type { EntityManager } from 'typeorm';
import { directSuitGrounds } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partiesOfCase, partyLines } from '#kernel/documents/party-lines.js';
import { sentence } from '#kernel/documents/sentences.js';
import { loadSupport } from './move-support.js';
import type { SupportedLitigationEntity } from './support.entity.js';

/** Fills the statement of support for the court (支持起诉书, 民事诉讼法 §15). Who sues stays the claimant. */
export async function fillSupportStatement(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const support = await loadSupport(tx, ctx, id);
  const { caseCode, organisation, number, courtName, request, facts, claimantPartyIds } = support;
  const parties = await partiesOfCase(tx, support);
  const claimants = parties.filter((party) => claimantPartyIds.includes(party.id));
  const defendants = parties.filter(({ side }) => side === 'RESPONDENT');
  return {
    ...{ caseCode, organisation, number, signers: [] },
    fields: {
      court: courtName,
      claimant: partyLines(claimants, { APPLICANT: '原告' }),
      defendant: partyLines(defendants, { RESPONDENT: '被告' }),
      ...{ request: sentence(request), facts: sentence(facts), grounds: groundsOf(support) },
    },
  };
}

/** Why they can hardly sue alone, why they may sue now, and why the procuratorate supports them; null until it is decided. */
function groundsOf({
  weakPosition,
  directSuitGround,
  awardNumber,
  decisionReason,
}: SupportedLitigationEntity): string | null {
  if (decisionReason === null) return null;
  const direct = directSuitGrounds().find(({ id }) => id === directSuitGround);
  const parts = [
    `原告属于${weakPosition}，自行起诉确有困难`,
    direct && `本案属于可以直接起诉的情形：${official(direct.when)}（${official(direct.source)}）`,
    awardNumber && `劳动争议已经仲裁（${awardNumber}）`,
    decisionReason,
  ];
  return parts.flatMap((part) => (part ? [sentence(part)] : [])).join('');
}

/** The law by its full name, and without what we still have to check of it. */
function official(text: string): string {
  return text
    .replaceAll(/（[^（）]*待核）/g, '')
    .replaceAll('解释（一）', '《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》');
}
