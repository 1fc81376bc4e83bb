import type { Texts } from '../shell/language.ts';

const zh = {
  register: '登记',
  worker: '劳动者（申请人）',
  employer: '用人单位（被申请人）',
  name: { worker: '姓名', employer: '名称' },
  idNumber: '身份证号',
  creditCode: '统一社会信用代码',
  phone: '电话',
  cause: '案由',
  claim: '标的额',
  facts: '事实与理由',
};

export const newCaseTexts: Texts<typeof zh> = {
  zh,
  en: {
    register: 'Register',
    worker: 'Worker (applicant)',
    employer: 'Employer (respondent)',
    name: { worker: 'Name', employer: 'Name' },
    idNumber: 'Identity number',
    creditCode: 'Credit code',
    phone: 'Phone',
    cause: 'Cause',
    claim: 'Claim',
    facts: 'Facts and reasons',
  },
};
