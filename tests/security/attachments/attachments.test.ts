// cspell:ignore fcourt
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeAttachment } from '#kernel/attachment/remove-attachment.js';
import { RequestContext } from '#kernel/context.js';
import { signCall } from '#kernel/identity/signed-call.js';
import { people } from '../../../infra/county/people.js';
import { organisations, unionMediator } from '../../journeys/people.js';
import { mediatorOf, Scene, waitFor } from '../../journeys/scene.js';
import { type BootedHub, bootHub } from '../../kit/boot-hub.js';
import { rowCounts } from '../../kit/row-counts.js';
import { reportFinding } from '../report.js';
import { FileClient } from './file-client.js';
import { fileCase } from './file-case.js';
import { goodFiles, pdf } from './good-files.js';
import { runBadFiles } from './run-bad-files.js';

const clerk = 'second-court-clerk';
let hub: BootedHub;
let files: FileClient;
let code: string;
beforeAll(async () => {
  hub = await bootHub();
  files = new FileClient(hub);
  // In the year in which this court takes disputes to mediation before it files them.
  await hub.client.setClock('2024-09-02T09:00:00+08:00');
  code = await fileCase(hub);
}, 120_000);
afterAll(() => hub?.stop());

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const paper = () => ({ case: code, name: '起诉状.pdf', content: pdf() });
const rows = (sql: string, values: unknown[] = []) =>
  hub.agency('court').agency.dataSource.query<Record<string, unknown>[]>(sql, values);

async function added(file = paper()): Promise<string> {
  const { status, attachment } = await files.add(clerk, 'court', file);
  expect(status).toBe(201);
  return attachment!.id;
}

/** Does what must be refused; nothing may be written anywhere. */
async function withoutTrace<T>(work: () => Promise<T>): Promise<T> {
  await hub.settled();
  const before = await rowCounts(hub);
  const result = await work();
  expect(await rowCounts(hub)).toEqual(before);
  return result;
}

describe('a clerk of the case', () => {
  test.each(goodFiles)('adds a file and gets the same bytes back: $title', async (file) => {
    const { name, content, mediaType } = file;
    const { status, attachment } = await files.add(clerk, 'court', { case: code, name, content });
    expect(status).toBe(201);
    expect(attachment).toMatchObject({ name, mediaType, bytes: content.length, sha256: sha256(content) });
    const read = await files.read(clerk, 'court', attachment!.id);
    expect(read.status).toBe(200);
    expect(read.content.equals(content)).toBe(true);
    expect(read.headers.get('content-type')!.split(';')[0]).toBe(mediaType);
    const [link] = await rows('select act, details from audit_entry where subject = $1', [attachment!.id]);
    expect(link).toMatchObject({ act: 'attachment.add', details: { sha256: sha256(content) } });
    expect(JSON.stringify(link)).not.toContain(name);
  });

  test('gets it as a file to be saved, which no browser shows in the hub’s name', async () => {
    const { headers } = await files.read(clerk, 'court', await added());
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('起诉状.pdf')}`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('leaves no usage record at a file of the own case', () =>
    withoutTrace(async () => undefined).then(async () => {
      const id = await added();
      await withoutTrace(() => files.read(clerk, 'court', id));
    }));

  test('takes it out again: it is served no more, and is kept', async () => {
    const id = await added();
    const { agency } = hub.agency('court');
    const actor = (person: string) => ({
      ...people.find((entry) => entry.id === person)!,
      kind: 'STAFF' as const,
    });
    const other = new RequestContext(agency, actor('court-clerk'));
    await expect(removeAttachment(other, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const removed = await removeAttachment(new RequestContext(agency, actor(clerk)), id);
    expect(removed).toMatchObject({ removedBy: clerk, removedAt: expect.any(Date) });
    expect((await files.read(clerk, 'court', id)).status).toBe(404);
    const [kept] = await rows('select length(content) as n from attachment_content where id = $1', [id]);
    expect(kept).toEqual({ n: pdf().length });
    const again = removeAttachment(new RequestContext(agency, actor(clerk)), id);
    await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const acts = await rows('select act from audit_entry where subject = $1 order by seq', [id]);
    expect(acts.map(({ act }) => act)).toEqual(['attachment.add', 'attachment.remove']);
  });

  test('cannot change what was added, nor can anybody in the database', async () => {
    const id = await added();
    await expect(rows(`update attachment_content set content = 'x' where id = $1`, [id])).rejects.toThrow(
      'stays',
    );
    await expect(rows('delete from attachment_content where id = $1', [id])).rejects.toThrow('stays');
  });
});

describe('bad files', () => {
  test('are refused one and all, in time and without a trace', async () => {
    const { files: sent, wrong, slowest } = await runBadFiles(hub);
    reportFinding({
      check: 'bad files',
      tried: sent,
      wrong: wrong.length,
      figures: { 'slowest ms': slowest },
    });
    expect(wrong).toEqual([]);
    expect(sent).toBeGreaterThanOrEqual(60);
  }, 120_000);
});

describe('who does not hold the case', () => {
  test.each(['union-mediator', 'court-clerk', 'leader', 'arbitrator', 'administrator-court'])(
    'adds nothing to it, and reads nothing of it: %s',
    async (person) => {
      const id = await added();
      const nobody = '8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d';
      await withoutTrace(async () => {
        const absent = await files.read(person, 'court', nobody);
        for (const answer of [
          await files.read(person, 'court', id),
          await files.read(person, 'court', 'no-id'),
          await files.add(person, 'court', paper()),
          await files.add(person, 'court', { ...paper(), case: 'WF-370499-C-2024-999999-0' }),
        ]) {
          expect([answer.status, answer.content.toString()]).toEqual([404, absent.content.toString()]);
        }
      });
    },
  );

  test('reads once a referral is accepted, and each reading is on record', async () => {
    const scene = new Scene(hub.client);
    code = await fileCase(hub, scene);
    const id = await added();
    const delegation = { filingIntakeId: scene.get('intake'), to: organisations.union, materials: [] };
    await scene.act(
      clerk,
      'courtDelegateMediation',
      { ...delegation, number: '（2024）鲁0402民诉前调901号' },
      'id',
    );
    await hub.settled();
    const mediatorId = await mediatorOf(scene, 'union', 'union-mediator', unionMediator);
    const [referral] = await waitFor(async () => {
      const found = await hub
        .agency('union')
        .agency.dataSource.query<{ id: string }[]>('select id from referral where case_code = $1', [code]);
      return found[0] && found;
    });
    const input = { referralId: referral!.id, mediatorIds: [mediatorId] };
    await scene.act('union-mediator', 'unionAcceptMediation', input, 'id');
    await hub.settled();

    const uses = () =>
      rows('select reader_id, what from usage_record where case_code = $1 order by id', [code]);
    const before = (await uses()).length;
    const read = await files.read('union-mediator', 'court', id);
    expect([read.status, read.content.equals(pdf())]).toEqual([200, true]);
    expect((await uses()).slice(before)).toEqual([{ reader_id: 'union-mediator', what: 'MATERIAL' }]);
    expect((await files.read('arbitrator', 'court', id)).status).toBe(404);

    await rows('alter table usage_record rename to usage_record_away');
    const unrecorded = await files.read('union-mediator', 'court', id);
    await rows('alter table usage_record_away rename to usage_record');
    expect([unrecorded.status, unrecorded.content.includes('%PDF')]).toEqual([503, false]);
    expect((await files.add('union-mediator', 'court', paper())).status).toBe(404);
  });
});

describe('the front door for files', () => {
  test('is shut to who is not signed in', async () => {
    expect([
      (await files.add(null, 'court', paper())).status,
      (await files.read(null, 'court', 'x')).status,
    ]).toEqual([401, 401]);
  });

  test.each([
    ['without the header of an upload', { 'wufang-upload': '' }, 403],
    ['from a page of another site', { origin: 'http://other.invalid' }, 403],
    ['as a form', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['as text', { 'content-type': 'text/plain' }, 415],
    ['packed', { 'content-encoding': 'gzip' }, 415],
  ])('takes nothing in that comes %s', (_what, headers, status) =>
    withoutTrace(async () => {
      expect((await files.add(clerk, 'court', paper(), headers as Record<string, string>)).status).toBe(
        status,
      );
    }),
  );

  test.each(['elsewhere', 'docket', '..%2fcourt', '127.0.0.1'])('knows no files of %s', async (agency) => {
    expect((await files.add(clerk, agency, paper())).status).toBe(404);
  });

  test('says that an agency is down, and not where it is', async () => {
    await hub.stopAgency('justice');
    const answer = await files.read(clerk, 'justice', '8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d');
    await hub.startAgency('justice');
    expect([answer.status, answer.code]).toEqual([503, 'AGENCY_UNAVAILABLE']);
    expect(answer.content.toString()).not.toMatch(/127\.0\.0\.1|localhost|ECONN|\d{4,5}/);
  });
});

describe('the agency’s own door for files', () => {
  const body = pdf();
  const path = () => `/attachments?case=${code}&name=a.pdf&kind=EVIDENCE`;
  const send = async (change: { body?: Buffer; path?: string; token?: boolean; sign?: boolean } = {}) => {
    const token = await files.token(clerk);
    const key = { id: 'gateway#1', privateKey: readFileSync(join(hub.keys, 'gateway/gateway.pem'), 'utf8') };
    const headers = {
      'content-type': 'application/octet-stream',
      ...(change.token === false ? {} : { authorization: `Bearer ${token}` }),
    };
    const signed = signCall({ agency: 'court', method: 'POST', path: path(), headers, body }, key);
    const response = await fetch(`${hub.agency('court').url}${change.path ?? path()}`, {
      method: 'POST',
      headers: change.sign === false ? headers : signed,
      body: new Uint8Array(change.body ?? body),
    });
    return [response.status, ((await response.json()) as any).errors?.[0].extensions.code ?? null];
  };

  test('opens to a signed call with a clerk’s token', async () => {
    expect(await send()).toEqual([201, null]);
  });

  test.each([
    ['another body', () => ({ body: Buffer.concat([body, Buffer.from('%')]) })],
    ['another case', () => ({ path: path().replace(code, 'WF-370499-C-2024-999999-0') })],
    ['another name', () => ({ path: path().replace('a.pdf', 'b.pdf') })],
    ['no signature', () => ({ sign: false })],
    ['no token', () => ({ token: false })],
  ])('stays shut to %s', (_what, change) =>
    withoutTrace(async () => {
      expect(await send(change())).toEqual([401, 'UNAUTHENTICATED']);
    }),
  );
});
