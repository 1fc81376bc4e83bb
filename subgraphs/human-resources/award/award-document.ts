import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { countText } from '#kernel/documents/fill-layout.js';
import { partiesOfCase, partyLines } from '#kernel/documents/party-lines.js';
import { clause, sentence } from '#kernel/documents/sentences.js';
import { formatYuan } from '#kernel/values/money.js';
import type { ArbitrationCaseEntity } from '../arbitration/arbitration.entity.js';
import { arbitratorSigners } from '../arbitration/arbitrator-signers.js';
import { claimLines } from '../arbitration/claims-text.js';
import { loadArbitration } from '../arbitration/load-arbitration.js';
import type { Finality } from './award-split.js';
import type { ArbitralAwardEntity, AwardItem } from './award.entity.js';
import { loadAward } from './move-award.js';

const finalityNames: Record<Finality, string> = { FINAL: '终局裁决', NON_FINAL: '非终局裁决' };

const enforcement = '一方当事人逾期不履行生效裁决的，另一方当事人可以向人民法院申请强制执行。';
/** What the parties may do against it: 调解仲裁法 §47–51. */
const remedies: Record<Finality, string> = {
  FINAL: `本裁决书自作出之日起发生法律效力。劳动者对本裁决不服的，可以自收到本裁决书之日起十五日内向人民法院提起诉讼；用人单位有证据证明本裁决有法定撤销情形的，可以自收到本裁决书之日起三十日内向本委所在地的中级人民法院申请撤销裁决。${enforcement}`,
  NON_FINAL: `当事人对本裁决不服的，可以自收到本裁决书之日起十五日内向人民法院提起诉讼；期满不起诉的，本裁决书发生法律效力。${enforcement}`,
};

/** Fills one of the two documents of an award (仲裁裁决书, 办案规则 §53): the final items, or the others. */
export async function fillAward(tx: EntityManager, ctx: RequestContext, id: string): Promise<FilledDocument> {
  const award = await loadAward(tx, ctx, id);
  const { caseCode, organisation, number, finality, facts, reasons, items, madeOn } = award;
  const arbitration = await loadArbitration(tx, ctx, award.arbitrationId);
  return {
    ...{ caseCode, organisation, number, ...arbitratorSigners(arbitration.arbitrators) },
    fields: {
      finality: finalityNames[finality],
      parties: partyLines(await partiesOfCase(tx, award)),
      claims: claimLines(claimsOf(award, arbitration)),
      ...{ facts: facts && sentence(facts), reasons: reasons && sentence(reasons) },
      decision: items.map(decisionLine).join('\n'),
      remedies: remedies[finality],
      decidedOn: madeOn,
    },
  };
}

/** The claims that this document decides. */
function claimsOf(
  { items }: ArbitralAwardEntity,
  { claimItems, claimKinds }: ArbitrationCaseEntity,
): Pick<ArbitrationCaseEntity, 'claimItems' | 'claimKinds'> {
  const own = new Set(items.map(({ claimItemId }) => claimItemId));
  return { claimItems: claimItems.filter(({ id }) => own.has(id)), claimKinds };
}

/** `一、支付工资（9,800.00元）。`; the sum stands in brackets where the words do not say it. */
function decisionLine({ text, awarded }: AwardItem, at: number): string {
  const words = clause(text);
  const sum = awarded === null || says(words, awarded) ? '' : `（${formatYuan(awarded)}元）`;
  return `${countText(at + 1)}、${words}${sum}。`;
}

function says(words: string, fen: number): boolean {
  const sum = formatYuan(fen).replaceAll(',', '').replace(/\.00$/, '');
  return words
    .replaceAll(',', '')
    .split(/[^\d.]+/)
    .some((figure) => figure.replace(/\.0+$/, '') === sum);
}
