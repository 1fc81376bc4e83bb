import type { DocumentType } from '#kernel/documents/document-type.js';
import type { ReferralIssuedBody } from './referral.entity.js';

const text = (name: string, title: string, optional = false): DocumentType['fields'][number] => ({
  ...{ name, title, kind: 'TEXT', columns: [], optional, supplement: false },
});

const fields: DocumentType['fields'] = [
  text('addressee', '收文单位'),
  text('dispute', '案由'),
  text('caseCode', '案件码'),
  text('way', '事由'),
  text('parties', '当事人', true),
  { ...text('claim', '标的额', true), kind: 'MONEY' },
  text('facts', '事实和理由', true),
  text('matter', '移送事项', true),
  text('basis', '依据'),
  { ...text('answerBy', '答复期限', true), kind: 'DATE' },
  text('materials', '随函材料', true),
  text('signedBy', '签发人'),
  text('sentAt', '发出时间'),
];

const body = [
  '现将{dispute}一案（案件码：{caseCode}）按“{way}”移送你单位，请依法办理。',
  '当事人：{parties}。',
  '标的额：{claim}。',
  '移送事项：{matter}',
  '事实和理由：{facts}',
  '依据：{basis}。',
  '请在{answerBy}前签收并答复。',
  '随函材料：{materials}。',
  '签发人：{signedBy}。本函于{sentAt}经五方联动平台发出，发出单位已对电子文本签名；打印件与电子文本不一致的，以电子文本为准。',
];

/** What the letter of a referral looks like on paper (函件); its title is the letter's own: 委派调解函. */
export function letterType({ title, number }: ReferralIssuedBody['letter'], agency: string): DocumentType {
  return {
    ...{ id: number ? 'REFERRAL_LETTER_NUMBERED' : 'REFERRAL_LETTER', title, titleLines: ['{title}'] },
    ...{ issuers: [agency], signedBy: [], copies: 1, number: { kind: number ? 'RECORD' : 'NONE' } },
    ...{ office: null, restricted: false, official: true, headed: false },
    ...{ fields, text: { addressee: '{addressee}', body } },
    ...{ source: '平台', tag: 'D', inForceFrom: null, inForceUntil: null },
  };
}
