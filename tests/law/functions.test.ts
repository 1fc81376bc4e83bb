import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import { arrow } from '#kernel/clock/law.js';
import { documentType } from '#kernel/documents/document-type.js';
import { projectRoot } from '#kernel/project-root.js';
import { localDate } from '#kernel/values/local-date.js';
import { organisations } from '../../infra/county/organisations.js';
import { type FunctionRow, functionRows } from '../../subgraphs/docket/functions/function-rows.js';
import { standingOf } from '../../subgraphs/docket/functions/standing.js';

const day = localDate('2025-03-03');
const rows = functionRows();
const row = (name: string): FunctionRow => rows.find((each) => each.function === name)!;

/** The states that a type of the agreed schema may stand in. */
function statesOfType(kind: string): string[] {
  const { definitions } = parse(readFileSync(join(projectRoot, 'schema/supergraph.graphql'), 'utf8'));
  const type = definitions.find(
    (each) => each.kind === Kind.OBJECT_TYPE_DEFINITION && each.name.value === kind,
  );
  if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
  const state = type.fields!.find(({ name }) => name.value === 'state')!.type;
  const named = state.kind === Kind.NON_NULL_TYPE ? state.type : state;
  const states = definitions.find(
    (each) =>
      each.kind === Kind.ENUM_TYPE_DEFINITION &&
      named.kind === Kind.NAMED_TYPE &&
      each.name.value === named.name.value,
  );
  return states?.kind === Kind.ENUM_TYPE_DEFINITION ? states.values!.map(({ name }) => name.value) : [];
}

describe('the seven functions', () => {
  test('are 咨询、协商、调解、仲裁、诉讼、援助、执法', () => {
    expect(rows.map(({ name }) => name).join('、')).toBe('咨询、协商、调解、仲裁、诉讼、援助、执法');
  });

  test.each(rows)(
    '$name has an owner in the county, a clock that can be counted anywhere and its papers',
    (each) => {
      const owners = organisations.filter(({ agency, roster }) => {
        return agency === each.agency && (each.roster === undefined || roster.includes(each.roster));
      });
      expect(owners).not.toEqual([]);
      const { rule, variant } = each.clock;
      for (const division of ['370499', '610599', '420599', '530114', '310101'])
        expect(computeDeadline({ rule, from: day, division, ...(variant && { variant }) }).due > day).toBe(
          true,
        );
      for (const paper of [...each.needs, ...each.issues])
        if ('type' in paper) expect(documentType(paper.type, day).title).not.toBe('');
      const made = each.issues.flatMap((paper) => ('type' in paper ? [documentType(paper.type, day)] : []));
      for (const { id, issuers } of made)
        expect([id, issuers]).toEqual([id, expect.arrayContaining([issuerOf(each, issuers)])]);
      for (const id of each.arrows)
        expect([id, leadsTo(each).some((agency) => arrow(id).to.includes(agency))]).toEqual([id, true]);
    },
  );

  test('name types of the agreed schema and states that these can stand in', () => {
    const named = rows.flatMap(({ records, after, barred }) => [
      ...records.map(({ kind, ended: states }) => ({ kind, states })),
      ...(after?.records ?? []),
      ...barred,
    ]);
    const unknown = named.flatMap(({ kind, states }) => {
      const known = statesOfType(kind);
      return states.filter((state) => !known.includes(state)).map((state) => `${kind}.${state}`);
    });
    expect(unknown).toEqual([]);
  });
});

/** Who does it: the agency, and who else keeps records of it; `any` stands for each. */
function leadsTo({ agency, records }: FunctionRow): string[] {
  return ['any', agency, ...(records.some(({ kind }) => kind.startsWith('Justice')) ? ['justice'] : [])];
}

/** The agency itself, or the parties where the paper is theirs. */
function issuerOf({ agency }: FunctionRow, issuers: readonly string[]): string {
  return issuers.includes(agency) ? agency : 'PARTY';
}

describe('a function', () => {
  const at = (name: string, ...records: [string, string][]) =>
    standingOf(
      row(name),
      records.map(([kind, state]) => ({ kind, state })),
    );

  test('is open where nothing stands in its way, also once it has ended', () => {
    expect(at('MEDIATION')).toEqual({ standing: 'OPEN', why: null });
    expect(at('MEDIATION', ['UnionMediationCase', 'FAILED'])).toEqual({ standing: 'OPEN', why: null });
  });

  test('is under way while one of its records has not ended', () => {
    const records: [string, string][] = [
      ['UnionMediationCase', 'FAILED'],
      ['JusticeMediationCase', 'IN_MEDIATION'],
    ];
    expect(at('MEDIATION', ...records)).toEqual({ standing: 'UNDER_WAY', why: null });
  });

  test.each(['NOT_ACCEPTED', 'AWARDED', 'TERMINATED'])(
    'of suing opens with an arbitration that is %s',
    (state) => {
      expect(at('LITIGATION', ['ArbitrationCase', state]).standing).toBe('OPEN');
    },
  );

  test.each([[], [['ArbitrationCase', 'HEARING']]] as [string, string][][])(
    'of suing is not open before: %j',
    (...records) => {
      expect(at('LITIGATION', ...records)).toMatchObject({
        standing: 'NOT_OPEN',
        why: expect.stringContaining('先申请仲裁'),
      });
    },
  );

  test('of arbitration is not open a second time after an award', () => {
    expect(at('ARBITRATION', ['ArbitrationCase', 'AWARDED'])).toMatchObject({ standing: 'NOT_OPEN' });
    expect(at('ARBITRATION', ['ArbitrationCase', 'WITHDRAWN'])).toMatchObject({ standing: 'OPEN' });
  });

  test.each([
    ['FILED', 'NOT_OPEN'],
    ['AWARDED', 'NOT_OPEN'],
    ['NOT_ACCEPTED', 'OPEN'],
    ['WITHDRAWN', 'OPEN'],
  ])('of inspection, with an arbitration that is %s, is %s', (state, standing) => {
    expect(at('LABOUR_INSPECTION', ['ArbitrationCase', state]).standing).toBe(standing);
  });
});
