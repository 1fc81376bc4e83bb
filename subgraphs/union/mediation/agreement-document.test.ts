import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#kernel/actor.js';
import { RequestContext } from '#kernel/context.js';
import { draftDocument } from '#kernel/documents/draft-document.js';
import { issueDocument } from '#kernel/documents/issue-document.js';
import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import { draftAgreement } from '#kernel/mediation/draft-agreement.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import { signAgreement } from '#kernel/mediation/sign-agreement.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import * as county from '../../../infra/county/organisations.js';
import { issueWhole } from '../../../tests/kit/issue-documents.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { sendReferral } from '../../../tests/kit/toy-referral.js';
import { union } from '../agency.js';

let toys: ToyCounty;
let mediationId: string;
let parties: PartyEntity[];
const atUnion = (...roles: Role[]) =>
  new RequestContext(toys.union, {
    ...{
      kind: 'STAFF',
      id: 'union-mediator',
      name: '样例',
      agency: 'union',
      organisation: county.union.code,
    },
    roles: roles.length > 0 ? roles : ['MEDIATOR', 'UNION_OFFICER'],
  });

beforeAll(async () => {
  toys = await toyCounty({ union });
  toys.setTime('2024-09-05T09:00:00+08:00');
  const mediator = { name: '样例调解员', idNumber: '370499197906200033', staffId: 'union-mediator' };
  const { id } = await registerMediator(atUnion(), mediator);
  const referral = await sendReferral(toys);
  mediationId = (await acceptMediation(atUnion(), referral.id, [id])).id;
  parties = await toys.union.dataSource.manager.findBy(PartyEntity, { caseCode: referral.caseCode });
});
afterAll(() => toys.stop());

const terms = {
  ...({ route: 'MEDIATION_COMMITTEE', terms: '分两期付清工资。', amount: 1_860_000 } as const),
  claimKinds: ['WAGE_CLAIM'],
};
const written = (recordId: string, ctx = atUnion()) =>
  draftDocument(ctx, { type: 'MEDIATION_AGREEMENT', recordId, supplements: {} });

describe('the written agreement', () => {
  test('states the parties by their numbers, the terms, the sum and the last day', async () => {
    const agreement = await draftAgreement(atUnion(), { ...terms, mediationId, performBy: '2024-10-31' });
    const { fields, copies } = await written(agreement.id);
    expect(copies).toBe(3);
    expect(fields).toMatchObject({
      parties: [
        { side: '申请人', name: '测试甲', code: '370499198803120019' },
        { side: '被申请人', name: '虚构市中科技有限公司', code: '91370499FAKE00013R' },
      ],
      ...{ mediators: '样例调解员', terms: '分两期付清工资。', performBy: '2024年10月31日' },
      ...{ claims: '追索劳动报酬纠纷', amount: '18,600.00元（人民币壹万捌仟陆佰元整）' },
    });
    await expect(written(agreement.id, atUnion('CLERK'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is not drawn up without the time of performance', async () => {
    const agreement = await draftAgreement(atUnion(), { ...terms, mediationId });
    await expect(written(agreement.id)).rejects.toMatchObject({ message: '《调解协议书》缺少：履行期限。' });
  });

  test('takes over the signatures that are on record, and asks for the others', async () => {
    const agreement = await draftAgreement(atUnion(), { ...terms, mediationId, performBy: '2024-10-31' });
    const { id } = await written(agreement.id);
    const worker = parties.find(({ kind }) => kind === 'PERSON')!;
    const signature = { agreementId: agreement.id, manner: 'PAPER' } as const;
    await signAgreement(atUnion(), { ...signature, role: 'PARTY', partyId: worker.id, signer: worker.name });
    await signAgreement(atUnion(), { ...signature, role: 'MEDIATOR', signer: '样例调解员' });
    await expect(issueDocument(atUnion(), id)).rejects.toMatchObject({
      code: 'DOCUMENT_UNSIGNED',
      message: '《调解协议书》尚未签名或者盖章：虚构市中科技有限公司（当事人）、印章。',
    });
    const at = (role: Role) => (role === 'ADMINISTRATOR' ? atUnion(role) : atUnion());
    const whole = { type: 'MEDIATION_AGREEMENT', recordId: agreement.id };
    expect(await issueWhole({ agency: toys.union, at }, 'MEDIATOR', whole)).toMatchObject({
      state: 'ISSUED',
    });
  });
});
