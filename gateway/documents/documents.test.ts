import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildASTSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '#kernel/project-root.js';
import { Catalogue } from '../limits/catalogue.js';
import { DocumentCheck } from '../limits/check-document.js';
import { operationLimits } from '../limits/operation-limits.js';
import { askGraph, startToyHub, type ToyHub } from '../testing/toy-hub.js';
import { documentId, Documents } from './documents.js';
import { manifestText, shippedDocuments, shippedManifest } from './manifest.js';

const supergraph = readFileSync(join(projectRoot, 'schema/supergraph.graphql'), 'utf8');

describe('the shipped documents', () => {
  test('stand in the manifest as they are: node dist/gateway/documents/write-manifest.js', () => {
    expect(readFileSync(shippedManifest, 'utf8')).toBe(manifestText());
  });

  const schema = buildASTSchema(parse(supergraph), { assumeValidSDL: true });
  const check = new DocumentCheck(new Catalogue(supergraph));
  test.each([...shippedDocuments()])(
    '%s is an operation of the joined graph, within the limits',
    (_name, text) => {
      expect(validate(schema, parse(text))).toEqual([]);
      expect(check.operations(text, { first: operationLimits.first })).toHaveLength(1);
    },
  );
});

describe('a manifest', () => {
  test('with a document under another id is not read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wufang-documents-'));
    const path = join(folder, 'manifest.json');
    writeFileSync(path, JSON.stringify({ [documentId('{ a }')]: '{ b }' }));
    expect(() => Documents.read(path)).toThrow('not the hash');
    rmSync(folder, { recursive: true });
  });
});

describe('a deployment that runs only its own documents', () => {
  const known = 'query Who($case: ID!) { courtWho case(id: $case) { court { note } } }';
  const folder = mkdtempSync(join(tmpdir(), 'wufang-documents-'));
  const manifest = join(folder, 'manifest.json');
  let hub: ToyHub;
  let headers: Record<string, string>;
  beforeAll(async () => {
    writeFileSync(manifest, JSON.stringify({ [documentId(known)]: known }));
    hub = await startToyHub({ DOCUMENTS: manifest, DOCUMENTS_ONLY: '1' });
    headers = { authorization: `Bearer ${await hub.token('court-clerk')}` };
  });
  afterAll(async () => {
    await hub.stop();
    rmSync(folder, { recursive: true });
  });

  test('runs them by their id, with variables', async () => {
    const body = { documentId: documentId(known), variables: { case: 'WF-370499-C-2026-000417-X' } };
    const answer = await askGraph(hub.url, body, headers);
    expect(answer).toMatchObject({ status: 200, data: { case: { court: { note: 'court knows' } } } });
  });

  test.each([
    ['the text of a known document', { query: known }, 'DOCUMENT_UNKNOWN'],
    ['other text', { query: '{ courtWho }' }, 'DOCUMENT_UNKNOWN'],
    ['the unknown id', { documentId: documentId('{ courtWho }') }, 'DOCUMENT_UNKNOWN'],
    ['an id that is no text', { documentId: { $ne: null } }, 'DOCUMENT_UNKNOWN'],
    ['an id of the object itself', { documentId: '__proto__' }, 'DOCUMENT_UNKNOWN'],
    ['an id together with text', { documentId: documentId(known), query: '{ courtWho }' }, 'BAD_REQUEST'],
    [
      'another form of persisted query',
      {
        query: '{ courtWho }',
        extensions: { persistedQuery: { version: 1, sha256Hash: documentId('{ courtWho }').slice(7) } },
      },
      'DOCUMENT_UNKNOWN',
    ],
  ])('refuses %s', async (_what, body, code) => {
    const answer = await askGraph(hub.url, body, headers);
    expect([answer.status, answer.errors![0]!.extensions.code]).toEqual([400, code]);
    expect(answer.data).toBeUndefined();
  });
});
