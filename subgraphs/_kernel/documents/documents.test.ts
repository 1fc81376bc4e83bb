import 'reflect-metadata';
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor, Role } from '#kernel/actor.js';
import { addAttachment } from '#kernel/attachment/add-attachment.js';
import { builtInScanner } from '#kernel/attachment/check/scanner.js';
import { openCase } from '#kernel/case-file/open-case.js';
import { RequestContext } from '#kernel/context.js';
import { signatureHolds } from '#kernel/exchange/keyring.js';
import { court, secondCourt } from '../../../infra/county/organisations.js';
import { wageParties } from '../../../tests/kit/agency-room.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { DocumentEntity } from './document.entity.js';
import { documentsOf, findDocument } from './documents.js';
import { draftDocument } from './draft-document.js';
import type { FieldValue } from './filled.js';
import { documentStatement, issueDocument } from './issue-document.js';
import { listSeals, registerSeal, revokeSeal } from './keep-seals.js';
import { numberBook } from './number-book.js';
import { setDocumentWord } from './own-template.js';
import { readDocumentFile } from './read-document-file.js';
import { sealDocument } from './seal-document.js';
import { serveDocument } from './serve-document.js';
import { signDocument } from './sign-document.js';
import { withdrawDocument } from './withdraw-document.js';

// What a file looks like is tested beside its writer; here it is what the document says.
const writing = vi.hoisted(() => ({ fails: false, failsAt: 0 }));
vi.mock('./write-files.js', () => ({
  writeFiles: async (_tx: unknown, printed: { number: string | null; signatures: { image: unknown }[] }) => {
    if (writing.fails || --writing.failsAt === 0) throw new Error('no paper');
    const images = printed.signatures.filter(({ image }) => image !== null).length;
    const content = Buffer.from(`${printed.number} ${images}`);
    return [{ id: randomUUID(), format: 'PDF', issued: true, name: '调解协议书.pdf', content }];
  },
}));

let county: ToyCounty;
let caseCode: string;
let partyIds: string[];
let fields: Record<string, FieldValue>;
const full = {
  parties: [{ side: '申请人', name: '测试甲', code: '370499198803120019' }],
  ...{ mediators: '样例调解员', claims: '追索劳动报酬纠纷', terms: '付清工资。' },
  ...{ amount: 1_860_000, performBy: '2025-02-28' },
};
const fill = async () => ({
  ...{ caseCode, organisation: court.code, fields },
  signers: [
    { role: 'PARTIES' as const, partyId: partyIds[0]!, name: '测试甲', signedAt: null },
    { role: 'MEDIATOR' as const, partyId: null, name: '样例调解员', signedAt: '2025-01-10T01:00:00.000Z' },
  ],
});
const record = async () => ({
  ...{ caseCode, organisation: court.code },
  fields: { heldOn: '2025-01-10', place: '调解室', present: '双方', session: '商谈经过' },
  signers: [
    { role: 'PARTIES' as const, partyId: partyIds[0]!, name: '测试甲', signedAt: '2025-01-10T01:00:00.000Z' },
    { role: 'MEDIATOR' as const, partyId: null, name: '样例调解员', signedAt: '2025-01-10T01:00:00.000Z' },
  ],
});

const at = (role: Role, id: string = role, organisation = court): RequestContext => {
  const actor: Actor = {
    kind: 'STAFF',
    id,
    name: '样例',
    agency: 'court',
    organisation: organisation.code,
    roles: [role],
  };
  return new RequestContext(county.court, actor);
};
const clerk = () => at('CLERK');
const administrator = () => at('ADMINISTRATOR');
const stored = (id: string) => county.court.dataSource.manager.findOneByOrFail(DocumentEntity, { id });
const draft = (type = 'MEDIATION_AGREEMENT', ctx = clerk()) =>
  draftDocument(ctx, { type, recordId: randomUUID(), supplements: {} });

// One pixel.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const drawn = () =>
  addAttachment(clerk(), { caseCode, name: '签名.png', kind: 'DOCUMENT', content: png }, builtInScanner);
async function sign(documentId: string, changes: Partial<Parameters<typeof signDocument>[1]> = {}) {
  return signDocument(clerk(), {
    ...{ documentId, role: 'PARTIES', partyId: partyIds[0]!, name: '测试甲', signedAt: clerk().now },
    ...{ manner: 'HANDWRITTEN', attachmentId: (await drawn()).id },
    ...changes,
  });
}
const newSeal = (changes = {}) =>
  registerSeal(administrator(), {
    ...{ name: '虚构调解专用章', keeperId: 'keeper', keeperName: '样例保管人' },
    ...{ validFrom: '2025-01-01', validUntil: '2026-12-31' },
    ...changes,
  });
const keeper = () => at('CLERK', 'keeper');
async function ready(): Promise<string> {
  const { id } = await draft();
  await sign(id);
  await sealDocument(keeper(), id, (await newSeal()).id);
  return id;
}

beforeAll(async () => {
  fields = full;
  county = await toyCounty({ court: { documents: { MEDIATION_AGREEMENT: fill, MEDIATION_RECORD: record } } });
  county.setTime('2025-01-10T10:00:00+08:00');
  const ctx = clerk();
  const dispute = {
    cause: 'WAGE_CLAIM',
    causeVersion: '2020',
    title: '追索劳动报酬纠纷',
    claim: null,
    facts: null,
  };
  const { file, parties } = await ctx.transaction((tx) =>
    openCase(tx, ctx, court.code, { ...dispute, door: 'VISIT', parties: wageParties }),
  );
  caseCode = file.caseCode;
  partyIds = parties.map(({ id }) => id);
});
afterAll(() => county.stop());

describe('a document', () => {
  test('is not drawn up while its record lacks what it must say', async () => {
    fields = { ...full, performBy: null, terms: '' };
    await expect(draft()).rejects.toMatchObject({
      code: 'DOCUMENT_INCOMPLETE',
      message: '《调解协议书》缺少：调解结果和履行方式、履行期限。',
    });
    fields = full;
  });

  test('is not drawn up by who works no cases, nor of a type the agency does not fill', async () => {
    for (const ctx of [at('LEADER'), administrator(), at('CLERK', 'x', secondCourt)])
      await expect(draft('MEDIATION_AGREEMENT', ctx)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(draft('MINUTES')).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('is issued when all have signed and it is sealed, and not before: all that is missing is named', async () => {
    const { id } = await draft();
    await expect(issueDocument(clerk(), id)).rejects.toMatchObject({
      code: 'DOCUMENT_UNSIGNED',
      message: '《调解协议书》尚未签名或者盖章：测试甲（当事人）、印章。',
    });
    await sign(id);
    await expect(issueDocument(clerk(), id)).rejects.toMatchObject({
      message: '《调解协议书》尚未签名或者盖章：印章。',
    });
    await sealDocument(keeper(), id, (await newSeal()).id);
    const issued = await issueDocument(clerk(), id);
    expect(issued).toMatchObject({ state: 'ISSUED', number: '调协〔2025〕1号', copies: 3 });
    const [file] = await county.court.dataSource.query<{ id: string }[]>(
      'select id from document_file where document_id = $1',
      [id],
    );
    const { content } = (await readDocumentFile(clerk(), file!.id))!;
    expect(content.toString()).toBe('调协〔2025〕1号 1');
    expect(createHash('sha256').update(content).digest('hex')).toBe(issued.hash);
  });

  test('carries the organisation’s signature over its hash, and over no other', async () => {
    const issued = await issueDocument(clerk(), await ready());
    const row = await stored(issued.id);
    const detached = { keyId: row.keyId!, signature: row.signature! };
    // The toy county's keys are of today, whatever day it plays.
    const holds = (statement: string) =>
      signatureHolds(county.court.book, court.code, statement, detached, new Date());
    expect(await holds(documentStatement(row))).toBe(true);
    expect(await holds(documentStatement({ ...row, hash: '0'.repeat(64) }))).toBe(false);
  });

  test('that could not be written was not numbered', async () => {
    const id = await ready();
    const last = async () => (await numberBook(clerk(), 'MEDIATION_AGREEMENT', '2025')).at(-1)!;
    const before = await last();
    writing.fails = true;
    await expect(issueDocument(clerk(), id)).rejects.toThrow('no paper');
    writing.fails = false;
    expect((await last()).until).toBe(before.until);
    expect((await issueDocument(clerk(), id)).serial).toBe(before.until + 1);
  });

  test('issued beside others leaves no gap, though one of them fails, and is issued once', async () => {
    const ids = [await ready(), await ready(), await ready(), await ready(), await ready()];
    const before = (await numberBook(clerk(), 'MEDIATION_AGREEMENT', '2025')).at(-1)!.until;
    writing.failsAt = 3;
    const issues = [...ids, ids[0]!].map((id) => issueDocument(clerk(), id));
    const ended = await Promise.allSettled(issues);
    const serials = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value.serial!] : []));
    const given = [...serials].sort((a, b) => a - b);
    expect(given).toEqual(given.map((_serial, index) => before + 1 + index));
    // The one that was not written, and the second of the same.
    expect(given.length).toBeGreaterThanOrEqual(4);
    for (const id of ids) if ((await stored(id)).state === 'DRAFT') await issueDocument(clerk(), id);
    const lines = (await numberBook(clerk(), 'MEDIATION_AGREEMENT', '2025')).slice(before);
    expect(lines.map(({ from }) => from)).toEqual(ids.map((_id, index) => before + 1 + index));
    expect(lines.every(({ document }) => document !== null)).toBe(true);
  });

  test('does not change once it is issued, whoever asks the database', async () => {
    const { id } = await issueDocument(clerk(), await ready());
    const change = (sql: string) => county.court.dataSource.query(sql, [id]);
    await expect(change(`update document set number = '假' where id = $1`)).rejects.toThrow('stays as it is');
    await expect(change(`update document_file set name = '假' where document_id = $1`)).rejects.toThrow(
      'stays as it is',
    );
    await expect(sign(id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(issueDocument(clerk(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('that its record contradicts after it was signed is neither signed nor issued', async () => {
    const id = await ready();
    fields = { ...full, amount: 1 };
    await expect(issueDocument(clerk(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    fields = full;
    expect((await issueDocument(clerk(), id)).state).toBe('ISSUED');
  });

  test('is served on each recipient once, and not before its issue', async () => {
    const id = await ready();
    const service = { recipient: '测试甲', manner: '直接送达', on: '2025-01-10' };
    await expect(serveDocument(clerk(), id, service)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await issueDocument(clerk(), id);
    for (const on of ['2025-01-09', '2025-01-11'])
      await expect(serveDocument(clerk(), id, { ...service, on })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    expect((await serveDocument(clerk(), id, service)).state).toBe('SERVED');
    await expect(serveDocument(clerk(), id, service)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await serveDocument(clerk(), id, { ...service, recipient: '虚构公司' });
    expect((await stored(id)).served).toHaveLength(2);
    await expect(withdrawDocument(clerk(), id, '错误')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('declared void keeps its number, and the next gets the next', async () => {
    const first = await issueDocument(clerk(), await ready());
    await expect(withdrawDocument(clerk(), first.id, ' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await withdrawDocument(clerk(), first.id, '打印错误');
    const second = await issueDocument(clerk(), await ready());
    expect(second.serial).toBe(first.serial! + 1);
  });

  test('begins anew at 1 with the year, under the words of the issuer', async () => {
    await expect(setDocumentWord(clerk(), '鲁虚构')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(setDocumentWord(administrator(), '<b>')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const id = await ready();
    await setDocumentWord(administrator(), '鲁虚构');
    county.setTime('2026-01-04T10:00:00+08:00');
    expect((await issueDocument(clerk(), id)).number).toBe('鲁虚构调协〔2026〕1号');
    county.setTime('2025-01-10T10:00:00+08:00');
  });
});

describe('a signature', () => {
  test('is taken of those the document calls for, each once, at a time that has come', async () => {
    const { id } = await draft();
    await expect(sign(id, { name: '测试乙' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(sign(id, { role: 'MEDIATOR', partyId: null, name: '样例调解员' })).rejects.toMatchObject({
      message: '办案记录中已有此人的签名，不用再签。',
    });
    await expect(sign(id, { signedAt: new Date('2025-01-11T00:00:00Z') })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(sign(id, { signedAt: new Date('2025-01-09T00:00:00Z') })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await sign(id);
    await expect(sign(id)).rejects.toMatchObject({ message: '此人已经签过名。' });
  });

  test('is a file of the same case, checked as files are', async () => {
    const { id } = await draft();
    await expect(sign(id, { attachmentId: randomUUID() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const text = { caseCode, name: '签名.txt', kind: 'DOCUMENT', content: Buffer.from('测试甲') } as const;
    const { id: attachmentId } = await addAttachment(clerk(), text, builtInScanner);
    await expect(sign(id, { attachmentId })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(sign(id, { attachmentId, manner: 'SCAN' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('a seal', () => {
  test.each([
    ['by another than its keeper', {}, () => clerk()],
    ['after its last day', { validUntil: '2025-01-09' }, () => keeper()],
    ['before its first day', { validFrom: '2025-01-11' }, () => keeper()],
    [
      'by a delegate of its keeper',
      {},
      () => new RequestContext(county.court, { ...keeper().actor, delegate: { id: 'd', name: '代办' } }),
    ],
  ])('is not set %s', async (_how, changes, ctx) => {
    const { id } = await draft();
    const seal = await newSeal(changes);
    await expect(sealDocument(ctx(), id, seal.id)).rejects.toMatchObject({ code: 'SEAL_UNUSABLE' });
    expect((await stored(id)).sealed).toBeNull();
  });

  test('that is revoked seals nothing, and is revoked once, with a reason, by the administrator of its organisation', async () => {
    const { id } = await draft();
    const seal = await newSeal();
    await expect(revokeSeal(clerk(), seal.id, '遗失')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(revokeSeal(at('ADMINISTRATOR', 'a', secondCourt), seal.id, '遗失')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(revokeSeal(administrator(), seal.id, '')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await revokeSeal(administrator(), seal.id, '遗失');
    await expect(sealDocument(keeper(), id, seal.id)).rejects.toMatchObject({
      code: 'SEAL_UNUSABLE',
      message: '印章“虚构调解专用章”已经注销。',
    });
    await expect(revokeSeal(administrator(), seal.id, '遗失')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect((await listSeals(clerk())).find((one) => one.id === seal.id)!.revokeReason).toBe('遗失');
  });

  test('revoked or run out after it was set cannot issue; another is set in its place', async () => {
    const { id } = await draft();
    await sign(id);
    const seal = await newSeal({ name: '虚构旧章' });
    await sealDocument(keeper(), id, seal.id);
    await revokeSeal(administrator(), seal.id, '遗失');
    await expect(issueDocument(clerk(), id)).rejects.toMatchObject({
      code: 'SEAL_UNUSABLE',
      message: '印章“虚构旧章”已经注销。盖在草稿上的这枚印章不能再用于签发。',
    });
    await sealDocument(keeper(), id, (await newSeal({ validUntil: '2025-01-10' })).id);
    county.setTime('2025-01-11T10:00:00+08:00');
    await expect(issueDocument(clerk(), id)).rejects.toMatchObject({ code: 'SEAL_UNUSABLE' });
    await sealDocument(keeper(), id, (await newSeal({ name: '虚构新章' })).id);
    expect((await issueDocument(clerk(), id)).sealed!.name).toBe('虚构新章');
    county.setTime('2025-01-10T10:00:00+08:00');
  });

  test('of another organisation does not exist here, and one document bears one', async () => {
    const id = await ready();
    await expect(sealDocument(keeper(), id, (await newSeal()).id)).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    const foreign = await registerSeal(at('ADMINISTRATOR', 'a', secondCourt), {
      ...{ name: '别院印章', keeperId: 'keeper', keeperName: '样例保管人' },
      ...{ validFrom: '2025-01-01', validUntil: '2025-12-31' },
    });
    const other = await draft();
    await expect(sealDocument(keeper(), other.id, foreign.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(registerSeal(clerk(), { ...foreign })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a restricted document', () => {
  test('is for who drew it up alone', async () => {
    const { id } = await draft('MEDIATION_RECORD');
    const colleague = () => at('CLERK', 'colleague');
    await expect(issueDocument(colleague(), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await issueDocument(clerk(), id);
    const [file] = await county.court.dataSource.query<{ id: string }[]>(
      'select id from document_file where document_id = $1',
      [id],
    );
    expect(await readDocumentFile(clerk(), file!.id)).not.toBeNull();
    await expect(readDocumentFile(colleague(), file!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(findDocument(colleague(), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const shown = async (ctx: RequestContext) =>
      (await documentsOf(ctx).load(`${caseCode} ${court.code}`)).map((row) => row.id);
    expect(await shown(clerk())).toContain(id);
    expect(await shown(colleague())).not.toContain(id);
  });
});

describe('the book of numbers', () => {
  test('is whole: what a restore left out is a line of it', async () => {
    await issueDocument(clerk(), await ready());
    const lines = await numberBook(clerk(), 'MEDIATION_AGREEMENT', '2025');
    expect(lines.map(({ from }) => from)).toEqual(lines.map((_line, index) => index + 1));
    await county.court.dataSource.query(
      `update serial set last = last + 100 where series like 'document % 2025'`,
    );
    const next = await issueDocument(clerk(), await ready());
    expect(next.serial).toBe(lines.length + 101);
    const after = await numberBook(clerk(), 'MEDIATION_AGREEMENT', '2025');
    expect(after.slice(-2)).toMatchObject([
      { from: lines.length + 1, until: lines.length + 100, document: null },
      { from: next.serial, document: { id: next.id } },
    ]);
  });

  test('is not for other organisations, nor of a type that has none', async () => {
    expect(await numberBook(at('CLERK', 'x', secondCourt), 'MEDIATION_AGREEMENT', '2025')).toEqual([]);
    await expect(numberBook(clerk(), 'DELEGATION_LETTER', '2025')).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});
