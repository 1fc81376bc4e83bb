import type { AddressBook } from '#kernel/exchange/address-book.js';
import { senderOf } from '#kernel/exchange/envelope.js';
import type { MessageType } from '#kernel/exchange/messages.js';
import { receiptShape } from '#kernel/exchange/receipt.js';
import type { Exhibit } from './bundle.js';
import type { Holdings } from './collect.js';

const titles: Partial<Record<MessageType, string>> = {
  ReferralNoted: '移送情况登记',
  ReferralIssued: '移送发出',
  ReferralMoved: '移送进展',
  ReferralAccepted: '移送受理',
  ReferralReturned: '移送退回',
  ReferralExtended: '移送延期',
  ReferralSupplement: '移送补正',
  ReferralResultReported: '移送结果反馈',
  ReferralResultCorrected: '移送结果更正',
  ConsentRevoked: '撤回同意',
};

/** What the bundle shows, for a reader: who told whom what kind of thing, when, and how it was answered. No content. */
export function summaryOf(
  referralId: string,
  exhibits: readonly Exhibit[],
  holdings: readonly Holdings[],
  book: AddressBook,
): string {
  const nameOf = (code: string): string =>
    `${book.organisations.find((entry) => entry.code === code)?.name ?? '（通讯录中没有）'}（${code}）`;
  const lines = exhibits.flatMap((exhibit, at) => [
    `${String(at + 1).padStart(3, '0')}  ${titles[exhibit.envelope.type] ?? exhibit.envelope.type}（${exhibit.envelope.type}）`,
    `     ${nameOf(senderOf(exhibit.envelope))} 发给 ${nameOf(exhibit.envelope.dest)}，本案第 ${exhibit.envelope.caseseq} 号`,
    `     作成时间 ${exhibit.envelope.time}；${answerOf(exhibit)}`,
    `     留存：${keptBy(exhibit)}`,
  ]);
  const chains = holdings
    .filter(({ links }) => links.length > 0)
    .map(({ agency, links, head }) => {
      const places = links.map(({ seq, act }) => `${seq} ${act}`).join('，');
      return `${agency}（导出时链长 ${head.seq}）：${places}`;
    });
  return [
    ...['移送电子证据摘要', '', `移送编号：${referralId}`, `案件码：${exhibits[0]!.envelope.caseid}`],
    ...[`通讯录：第 ${book.version} 版，${book.issuedAt} 签发`, `消息：${exhibits.length} 件`, ''],
    ...lines,
    ...['', '留痕链上的位置（序号 操作）：', ...chains, ''],
    '当事人的信息只在各消息正文（messages/*/*/message.json）中，本摘要不另载。核验方法见 README.md。',
    '',
  ].join('\n');
}

function answerOf({ sender, receiver }: Exhibit): string {
  const text = (sender?.receipt ?? receiver?.receipt)?.text;
  if (text === undefined) return '尚无回执';
  const { receivedAt, disposition, code } = receiptShape.parse(JSON.parse(text));
  return disposition === 'APPLIED' ? `${receivedAt} 收到并办理` : `${receivedAt} 收到但拒绝（${code}）`;
}

function keptBy({ sender, receiver }: Exhibit): string {
  return [sender && '发送单位', receiver && '接收单位'].filter(Boolean).join('、');
}
