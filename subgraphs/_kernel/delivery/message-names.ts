import type { MessageType } from '#kernel/exchange/messages.js';

const names: Record<MessageType, string> = {
  CaseOpened: '立案登记',
  DisputeKeyed: '争议期间登记',
  CaseProgressed: '办理进展',
  ReferralNoted: '移送登记',
  ReferralIssued: '移送函',
  ReferralMoved: '移送进展',
  ReferralAccepted: '受理答复',
  ReferralReturned: '退回',
  ReferralExtended: '延期',
  ReferralRecounted: '期限重算',
  ReferralSupplement: '补正通知',
  ReferralResultReported: '结果反馈',
  ReferralResultCorrected: '结果更正',
  ConsentRevoked: '撤回同意',
  SupervisionLetterServed: '一函两书送达',
  SupervisionLetterProgressed: '一函两书进展',
  LookupAlarmRaised: '查询异常提醒',
};

/** What a clerk calls a message, by its type. */
export const messageNames: Readonly<Record<string, string>> = names;
