import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#kernel/actor.js';
import { addAttachment } from '#kernel/attachment/add-attachment.js';
import { builtInScanner } from '#kernel/attachment/check/scanner.js';
import { openCase } from '#kernel/case-file/open-case.js';
import { RequestContext } from '#kernel/context.js';
import { signatureHolds } from '#kernel/exchange/keyring.js';
import { court } from '../../../infra/county/organisations.js';
import { wageParties } from '../../../tests/kit/agency-room.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { DocumentEntity, DocumentFileEntity, DocumentSignatureEntity } from './document.entity.js';
import { draftDocument } from './draft-document.js';
import type { DocumentFill, FieldValue } from './filled.js';
import { documentStatement, issueDocument } from './issue-document.js';
import { registerSeal } from './keep-seals.js';
import { readDocumentFile } from './read-document-file.js';
import { sealDocument } from './seal-document.js';
import { signDocument } from './sign-document.js';

let county: ToyCounty;
let caseCode: string;
let partyIds: string[];
let name = '测试䶮';
const at = (role: Role): RequestContext => {
  const { code: organisation } = court;
  const actor = {
    kind: 'STAFF',
    id: role,
    name: '样例',
    agency: 'court',
    organisation,
    roles: [role],
  } as const;
  return new RequestContext(county.court, actor);
};
const fill: DocumentFill = async () => {
  const fields: Record<string, FieldValue> = {
    parties: [{ side: '申请人', name, code: '370499198803120019' }],
    ...{ mediators: '样例调解员', claims: '追索劳动报酬纠纷', terms: '付清工资。\n互不追究。' },
    ...{ amount: 1_860_000, performBy: '2025-02-28' },
  };
  const signers = [
    { role: 'PARTIES', partyId: partyIds[0]!, name, signedAt: null },
    { role: 'MEDIATOR', partyId: null, name: '样例调解员', signedAt: null },
  ] as const;
  return { caseCode, organisation: court.code, fields, signers };
};
const draft = () =>
  draftDocument(at('CLERK'), { type: 'MEDIATION_AGREEMENT', recordId: partyIds[0]!, supplements: {} });

// One pixel.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

beforeAll(async () => {
  county = await toyCounty({ court: { documents: { MEDIATION_AGREEMENT: fill } } });
  county.setTime('2025-01-10T10:00:00+08:00');
  const dispute = { cause: 'WAGE_CLAIM', causeVersion: '2020', title: '欠薪', claim: null, facts: null };
  const ctx = at('CLERK');
  const { file, parties } = await ctx.transaction((tx) =>
    openCase(tx, ctx, court.code, { ...dispute, door: 'VISIT', parties: wageParties }),
  );
  caseCode = file.caseCode;
  partyIds = parties.map(({ id }) => id);
});
afterAll(() => county.stop());

test('a document signed by hand, sealed and issued is what was signed, to the byte', async () => {
  const { id } = await draft();
  const sign = async (
    role: 'PARTIES' | 'MEDIATOR',
    partyId: string | null,
    signer: string,
  ): Promise<void> => {
    const file = { caseCode, name: '签名.png', kind: 'DOCUMENT', content: png } as const;
    const { id: attachmentId } = await addAttachment(at('CLERK'), file, builtInScanner);
    const manner = 'HANDWRITTEN' as const;
    const signedAt = at('CLERK').now;
    await signDocument(at('CLERK'), {
      documentId: id,
      role,
      partyId,
      name: signer,
      signedAt,
      manner,
      attachmentId,
    });
  };
  await sign('PARTIES', partyIds[0]!, name);
  await sign('MEDIATOR', null, '样例调解员');
  const seal = await registerSeal(at('ADMINISTRATOR'), {
    ...{ name: '虚构调解专用章', keeperId: 'JUDGE', keeperName: '样例保管人' },
    ...{ validFrom: '2025-01-10', validUntil: '2025-01-10' },
  });
  await sealDocument(at('JUDGE'), id, seal.id);
  await issueDocument(at('CLERK'), id);

  const manager = county.court.dataSource.manager;
  const issued = await manager.findOneByOrFail(DocumentEntity, { id });
  const signatures = await manager.findBy(DocumentSignatureEntity, { documentId: id });
  const imageHash = createHash('sha256').update(png).digest('hex');
  expect(signatures.map(({ sha256 }) => sha256)).toEqual([imageHash, imageHash]);
  expect(issued.sealed).toMatchObject({ name: '虚构调解专用章', keeperName: '样例保管人' });

  const file = await manager.findOneByOrFail(DocumentFileEntity, { documentId: id, issued: true });
  const { content } = (await readDocumentFile(at('CLERK'), file.id))!;
  const hash = createHash('sha256').update(content).digest('hex');
  expect([file.format, hash]).toEqual(['PDF', issued.hash]);
  expect(content.toString('latin1').match(/\/Subtype \/Image/g)!.length).toBeGreaterThan(0);
  const detached = { keyId: issued.keyId!, signature: issued.signature! };
  // The toy county's keys are of today, whatever day it plays.
  const holds = (statement: string): Promise<boolean> =>
    signatureHolds(county.court.book, court.code, statement, detached, new Date());
  expect(await holds(documentStatement(issued))).toBe(true);
  expect(await holds(documentStatement({ ...issued, hash: imageHash }))).toBe(false);
});

test('a name that the font lacks is refused when the document is drawn up, and the character named', async () => {
  name = '测试𠮷';
  await expect(draft()).rejects.toMatchObject({
    code: 'CHARACTER_UNPRINTABLE',
    message: expect.stringContaining('“𠮷”（U+20BB7）'),
  });
  expect(await county.court.dataSource.manager.countBy(DocumentEntity, { state: 'DRAFT' })).toBe(0);
});
