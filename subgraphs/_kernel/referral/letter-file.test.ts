import PizZip from 'pizzip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RequestContext } from '#kernel/context.js';
import { secondCourt } from '../../../infra/county/organisations.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { sendReferral } from '../../../tests/kit/toy-referral.js';
import { letterFile } from './letter-file.js';

let county: ToyCounty;
let id: string;
beforeAll(async () => {
  county = await toyCounty();
  county.setTime('2024-09-05T10:00:00+08:00');
  ({ id } = await sendReferral(county));
}, 120_000);
afterAll(() => county?.stop());

test('the letter of a referral is a PDF and a Word file at both ends, saying what was sent', async () => {
  for (const side of ['court', 'union'] as const) {
    const pdf = await letterFile(county.clerk(county[side]), id, 'pdf');
    expect(pdf.row).toEqual({ name: '委派调解函.pdf', mediaType: 'application/pdf' });
    expect(pdf.content.subarray(0, 5).toString()).toBe('%PDF-');
    const { content } = await letterFile(county.clerk(county[side]), id, 'docx');
    const text = new PizZip(content)
      .file('word/document.xml')!
      .asText()
      .replaceAll(/<[^>]+>/g, '');
    for (const said of [
      ...['虚构区人民法院', '虚构区总工会：', '委派调解函', '追索劳动报酬纠纷一案'],
      ...[
        '申请人测试甲、被申请人虚构市中科技有限公司',
        '18,600',
        '事实和理由：欠条',
        '请在2024年9月10日前签收并答复',
      ],
      ...['签发人：样例书记员', '2024年9月5日'],
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('随函材料');
    expect(text).not.toContain('370499198803120019');
  }
});

test('is nobody else’s to read', async () => {
  const { actor, agency } = county.clerk(county.court);
  for (const change of [{ organisation: secondCourt.code }, { roles: ['LEADER' as const] }])
    await expect(
      letterFile(new RequestContext(agency, { ...actor, ...change }), id, 'pdf'),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(letterFile(county.clerk(county.court), id.replace(/.$/, 'x'), 'pdf')).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
