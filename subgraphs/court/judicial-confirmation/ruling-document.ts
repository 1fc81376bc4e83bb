import { type EntityManager, In } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { dateText } from '#kernel/documents/field-text.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partyText } from '#kernel/documents/parties-named.js';
import { signersNamed } from '#kernel/documents/signers.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { localDateOf } from '#kernel/values/local-date.js';
import type { RejectionGround } from './grounds.js';
import type { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';
import { loadConfirmation } from './move-confirmation.js';

const groundTexts: Record<RejectionGround, string> = {
  BREAKS_MANDATORY_LAW: '违反法律强制性规定',
  HARMS_OTHERS: '损害国家利益、社会公共利益、他人合法权益',
  AGAINST_PUBLIC_ORDER: '违背公序良俗',
  NOT_VOLUNTARY: '违反自愿原则',
  UNCLEAR: '内容不明确',
  OTHER: '存在其他不能进行司法确认的情形',
};

/** Fills the ruling on a joint application (司法确认裁定书), in either sense; before the ruling it lacks its reasons and its decision. */
export async function fillConfirmationRuling(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const { confirmation } = await loadConfirmation(tx, ctx, id);
  const { caseCode, organisation, rulingNumber: number, applicantPartyIds, decidedBy } = confirmation;
  const parties = await tx.find(PartyEntity, {
    where: { id: In(applicantPartyIds), organisation },
    order: { side: 'ASC', name: 'ASC', id: 'ASC' },
  });
  const { agreement, mediationOrganisation } = confirmation;
  const mediated = ctx.agency.book.find(mediationOrganisation)?.name ?? mediationOrganisation;
  const day = dateText(localDateOf(new Date(agreement.effectiveAt)));
  return {
    ...{ caseCode, organisation, number },
    fields: {
      parties: parties.map(partyText).join('；'),
      agreement: `申请人于${day}经${mediated}主持调解达成的协议：\n${agreement.terms}`,
      reasons: reasonsOf(confirmation),
      decision: decisionOf(confirmation, day),
    },
    signers: signersNamed('JUDGE', [decidedBy]),
  };
}

function reasonsOf({ state, ground, note }: JudicialConfirmationEntity): string | null {
  if (state === 'DEEMED_WITHDRAWN')
    return `${note}（《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第三百五十七条）。`;
  if (state === 'CONFIRMED')
    return '经审查，申请人达成的调解协议符合司法确认调解协议的法定条件（《中华人民共和国民事诉讼法》第二百零六条）。';
  if (state !== 'REJECTED' || ground === null) return null;
  const text = groundTexts[ground as RejectionGround];
  return `经审查，调解协议${text}（《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第三百五十八条）。`;
}

function decisionOf({ state }: JudicialConfirmationEntity, day: string): string | null {
  if (state === 'CONFIRMED')
    return [
      `申请人于${day}达成的调解协议有效。`,
      '当事人应当按照调解协议的约定自觉履行义务。一方当事人拒绝履行或者未全部履行的，对方当事人可以向人民法院申请执行。',
    ].join('\n');
  if (state === 'DEEMED_WITHDRAWN') return '本案按申请人撤回申请处理。';
  if (state !== 'REJECTED') return null;
  return '驳回申请人的申请。\n当事人可以通过调解方式变更原调解协议或者达成新的调解协议，也可以依法申请仲裁或者向人民法院提起诉讼。';
}
