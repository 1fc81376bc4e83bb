/** The invented people and firms of the worked cases. */
export const workerA = { name: '测试甲', idNumber: '370499198803120019', phone: '14400000001' };
export const workerB = { name: '测试乙', idNumber: '370499199111050026', phone: '14400000002' };
export const firm = { name: '虚构市中科技有限公司', creditCode: '91370499FAKE00013R' };

export const unionMediator = { name: '样例子', idNumber: '532899198904040417' };
export const lawyerMediator = { name: '样例丑', idNumber: '530199199312120522' };
export const centreMediator = { name: '测试壬', idNumber: '370499198107170346' };

export const organisations = {
  secondCourt: '11370499FAKE001288',
  union: '81370499FAKE000643',
  humanResources: '11370499FAKE000800',
};

export function partiesOf(worker: { name: string; idNumber: string; phone: string }) {
  return [
    { side: 'APPLICANT', kind: 'PERSON', ...worker },
    { side: 'RESPONDENT', kind: 'EMPLOYER', ...firm },
  ];
}

export const workerD = { name: '测试丁', idNumber: '370499199206170039', phone: '14400000004' };
export const ceramics = { name: '虚构宜昌陶瓷有限公司', creditCode: '91370499FAKE00021L' };
