import type { Language } from '../shell/language.ts';

/** What a record is called, by the name of its owner's type or the end of it. */
const kinds: Record<string, string> = {
  UnionIntake: '工会接待登记',
  Negotiation: '和解协商',
  MediationCase: '调解',
  MediationAgreement: '调解协议',
  FilingIntake: '立案登记',
  PreFilingMediation: '诉前调解',
  CivilCase: '民事案件',
  JudicialConfirmation: '司法确认',
  ConfirmationObjection: '司法确认异议',
  PaymentOrder: '支付令',
  AwardAnnulment: '撤销仲裁裁决',
  Enforcement: '执行',
  CourtReferral: '法院转介',
  ArbitrationCase: '劳动仲裁',
  ArbitralReview: '仲裁审查',
  ArbitralEntrustment: '仲裁委托调解',
  ArbitralAward: '仲裁裁决',
  CourtTransfer: '移送法院',
  InspectionCase: '监察案件',
  WageArrearsLead: '欠薪线索',
  WageBlacklistEntry: '失信名单',
  LegalAidCase: '法律援助',
  LegalAidObjection: '法援异议',
  UnionLegalAidCase: '工会法律援助',
  SupervisionLetter: '一函两书',
  ProcuratorialLead: '检察线索',
  ProcuratorialRecommendation: '检察建议',
  CivilSupervision: '民事监督',
  SupportedLitigation: '支持起诉',
  RiskLead: '风险线索',
  HotlineTicket: '热线工单',
  VisitRecord: '来访登记',
  JointMeeting: '联席会议',
};

const states: Record<string, string> = {
  ...{ RECEIVED: '已收', REGISTERED: '已登记', DEFECTIVE: '补正', ACCEPTED: '受理', NOT_ACCEPTED: '不受理' },
  ...{ REFUSED: '不受理', DIVERTED: '分流', OPENED: '已启动', REFERRED: '已委派', RETURNED: '已退回' },
  ...{ IN_MEDIATION: '调解中', EXTENDED: '延期', SUSPENDED: '中止', AGREED: '达成协议', FAILED: '未成' },
  ...{ WITHDRAWN: '撤回', TERMINATED: '终止', DRAFT: '拟稿', PARTLY_SIGNED: '部分签署', EFFECTIVE: '生效' },
  ...{ PERFORMING: '履行中', PERFORMED: '履行完毕', BREACHED: '违约', CONFIRMED: '已确认' },
  ...{ REPLACED_BY_ARBITRAL: '置换调解书', SUPERSEDED: '另订', DECLARED_INVALID: '确认无效' },
  ...{ APPLIED: '已申请', REVIEWING: '审查中', REJECTED: '驳回', REVOKED: '撤销', DECLINED: '不予制作' },
  ...{ FILED: '已立案', TRIAL: '审理', HEARING: '开庭', JUDGED: '判决', MEDIATED: '调解书', FINAL: '生效' },
  ...{ APPEALED: '上诉', AWARDED: '裁决', DEFENCE: '答辩', TRIBUNAL_FORMED: '组庭', TRANSFERRED: '移送' },
  ...{ MEDIATION_SUGGESTED: '建议调解', NOTICE: '执行通知', PARTLY_PAID: '部分履行', COMPLETED: '执行完毕' },
  ...{
    TERMINATED_THIS_ROUND: '终本',
    ISSUED: '已发出',
    SERVED: '已送达',
    ANNULLED: '撤销',
    DISMISSED: '驳回',
  },
  ...{
    COMPLAINT: '投诉',
    SUPPLEMENT: '补材料',
    INVESTIGATING: '调查中',
    ORDERED: '责令改正',
    DECIDED: '已处理',
  },
  ...{ GRANTED: '给予援助', ASSIGNED: '已指派', HANDLING: '办理中', CONCLUDED: '办结', ADVANCED: '先行援助' },
  ...{ DEEMED_WITHDRAWN: '按撤回处理', REVIEWED: '已审查', SENT: '已移送', IN_HANDLING: '办理中' },
  ...{ UNCONFIRMED: '逾期未确认', FORWARDED: '转送', RESULT_REPORTED: '结果反馈', DISPUTED: '有异议' },
  ...{
    RE_DESIGNATED: '重新指派',
    RECALLED: '撤回',
    CANCELLED: '取消',
    CLOSED: '办结',
    CONSENT_PENDING: '征求同意',
  },
  ...{ ANSWERED: '已答复', REPLIED: '已复函', OVERDUE: '逾期未复', ESCALATED: '升级', RESOLVED: '已化解' },
  ...{
    REQUESTED: '已提出',
    RESPONDED: '已回应',
    NO_RESPONSE: '未回应',
    NEGOTIATING: '协商中',
    SETTLED: '和解',
  },
  ...{ MADE: '已作出', IN_FORCE: '已生效', STATEMENT_ISSUED: '已制作调解书', SIGNED_FOR: '已签收' },
  ...{
    LISTED: '已列入',
    REMOVED: '已移出',
    OBJECTED: '有异议',
    TO_FILING: '转立案',
    VERIFYING: '核实中',
    TO_POLICE: '移送公安',
    TO_DISPUTE_PROCEDURE: '告知争议程序',
  },
};

export function recordName(kind: string, language: Language): string {
  if (language === 'en') return kind.replace(/([a-z])([A-Z])/g, '$1 $2');
  const name = Object.keys(kinds)
    .filter((known) => kind.endsWith(known))
    .sort((a, b) => b.length - a.length)[0];
  return name ? kinds[name]! : kind;
}

export function stateName(state: string, language: Language): string {
  return (language === 'zh' && states[state]) || state.toLowerCase().replace(/_/g, ' ');
}
