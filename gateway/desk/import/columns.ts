import type { AgencyField } from '../shell/session.ts';

/** A column of a file: its title in the template, what else people call it, and how it is filled in. */
export interface ImportColumn {
  key: string;
  title: string;
  synonyms: readonly string[];
  required?: boolean;
  /** For 填写说明. */
  note: string;
  example: string;
}

const common: readonly ImportColumn[] = [
  {
    key: 'externalNumber',
    title: '外部编号',
    synonyms: ['编号', '序号编码', '原系统编号', '工单号', '登记号', '流水号'],
    note: '本单位原来的编号，不得重复。填了编号，重复导入时按编号识别，不会再建一件。',
    example: 'LD-2026-0001',
  },
  {
    key: 'applicant',
    title: '申请人姓名',
    synonyms: ['申请人', '姓名', '原告', '职工姓名', '劳动者', '劳动者姓名', '来访人'],
    required: true,
    note: '劳动者姓名，与身份证一致。',
    example: '测试甲',
  },
  {
    key: 'idNumber',
    title: '身份证号',
    synonyms: ['身份证', '身份证号码', '公民身份号码', '证件号码'],
    note: '18 位。请先把本列设为“文本”，否则 Excel 会把末几位变成 0。',
    example: '370499198803120019',
  },
  {
    key: 'phone',
    title: '电话',
    synonyms: ['联系电话', '手机', '手机号', '手机号码', '电话号码'],
    note: '11 位手机号或带区号的固定电话。劳动者查进度要用它的后四位。',
    example: '14400000001',
  },
  {
    key: 'address',
    title: '住址',
    synonyms: ['地址', '联系地址', '住所', '申请人住址'],
    note: '申请人现在的住址。',
    example: '虚构市测试路1号',
  },
  {
    key: 'employer',
    title: '用人单位',
    synonyms: ['单位', '单位名称', '用人单位名称', '被申请人', '被告', '企业名称'],
    required: true,
    note: '营业执照上的全称。',
    example: '虚构市中科技有限公司',
  },
  {
    key: 'creditCode',
    title: '统一社会信用代码',
    synonyms: ['信用代码', '社会信用代码', '单位代码'],
    note: '18 位。不知道的留空。',
    example: '91370499FAKE00013R',
  },
  {
    key: 'cause',
    title: '案由',
    synonyms: ['纠纷类型', '争议类型', '争议事项'],
    required: true,
    note: '按现行《民事案件案由规定》填写名称，末尾的“纠纷”可以省略。',
    example: '追索劳动报酬纠纷',
  },
  {
    key: 'claim',
    title: '标的（元）',
    synonyms: ['标的', '标的额', '金额', '请求金额', '涉案金额'],
    note: '以元为单位，最多两位小数。没有金额的留空。',
    example: '18600.00',
  },
  {
    key: 'facts',
    title: '事实与理由',
    synonyms: ['事实和理由', '事实理由', '基本情况', '诉求', '反映内容'],
    note: '简要写明经过和请求。',
    example: '2026年7月至9月工资未发。',
  },
  {
    key: 'periodFrom',
    title: '争议期间起',
    synonyms: ['争议起始月', '起始月份', '期间起', '争议开始'],
    note: '月份，例如 2026-07。起止都填，或都不填。',
    example: '2026-07',
  },
  {
    key: 'periodUntil',
    title: '争议期间止',
    synonyms: ['争议截止月', '截止月份', '期间止', '争议结束'],
    note: '月份，例如 2026-09。',
    example: '2026-09',
  },
  {
    key: 'receivedOn',
    title: '登记日期',
    synonyms: ['收件日期', '受理日期', '来访日期', '申请日期', '日期', '收案日期'],
    note: '材料收到的日期，期限从这一天起算；不填按今天。不能晚于今天，不能早于一年前。',
    example: '2026-11-20',
  },
  {
    key: 'separate',
    title: '确认不重复',
    synonyms: ['非重复', '确认非重复'],
    note: '系统提示重复、经核对确实是另一件争议的，填“是”。平时留空。',
    example: '',
  },
];

const own: Partial<Record<AgencyField, readonly ImportColumn[]>> = {
  court: [
    {
      key: 'awardNumber',
      title: '仲裁裁决书文号',
      synonyms: ['裁决书文号', '裁决文号', '仲裁文号'],
      note: '经过仲裁的填写。未经仲裁又没有直接起诉情形的，只能收件，不能立案。',
      example: '虚劳人仲案字〔2026〕第1号',
    },
    {
      key: 'directSuitGround',
      title: '直接起诉情形',
      synonyms: ['直接起诉', '起诉情形'],
      note: '不经仲裁直接起诉的情形，填代码或原文；填错时系统会列出可选项。',
      example: '',
    },
  ],
  union: [
    {
      key: 'door',
      title: '来源',
      synonyms: ['来源渠道', '渠道', '登记方式', '受理方式'],
      note: '来访、热线或调解申请；不填按来访登记。',
      example: '来访',
    },
  ],
  humanResources: [
    {
      key: 'claimKinds',
      title: '仲裁请求',
      synonyms: ['请求事项', '仲裁请求类别', '请求'],
      note: '多项用顿号隔开；不填按案由登记。',
      example: '支付工资、经济补偿',
    },
  ],
};

export function columnsOf(agency: AgencyField): readonly ImportColumn[] {
  return [...common, ...(own[agency] ?? [])];
}

/** The column a head means: blanks, signs and what stands in brackets do not count. */
export function columnOf(columns: readonly ImportColumn[], head: string): ImportColumn | null {
  const plain = plainHead(head);
  return (
    columns.find(({ title, synonyms }) => [title, ...synonyms].some((name) => plainHead(name) === plain)) ??
    null
  );
}

function plainHead(head: string): string {
  return head
    .normalize('NFKC')
    .replace(/\(.*?\)|【.*?】/g, '')
    .replace(/[\s*:：_-]/g, '');
}

/** Columns that a corrected file has besides; they say nothing when it is loaded again. */
export const addedTitles = ['导入结果', '错误说明', '案件码'] as const;
