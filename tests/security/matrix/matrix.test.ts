import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { AgencyManifest } from '#kernel/agency.js';
import { matrix } from '#kernel/disclosure/matrix.js';
import { manifests } from '../../../infra/manifests.js';
import { thorough } from '../config.js';
import { reportFinding } from '../report.js';
import type { Tally } from './expectation.js';
import { restrictedFields } from './restricted-fields.js';
import { checkGuard } from './run-synthetic.js';
import { AgreedSchema, type Asked } from './selection.js';
import { checkRoots } from './synthetic-roots.js';
import { syntheticSchema } from './synthetic-agency.js';

const tally = (): Tally => ({ checks: 0, fields: new Set(), differences: [] });
const manifestOf = (name: string): AgencyManifest => manifests.find((manifest) => manifest.name === name)!;

const pascal = (name: string): string =>
  name.replaceAll(/(?:^|-)(\w)/g, (_dash, letter: string) => letter.toUpperCase());

/** `*Part.facts`, `Consent.*` and `Party.name`, as an expression over `Type.field`. */
function patternOf(place: string): RegExp {
  return new RegExp(`^${place.replaceAll('.', '\\.').replaceAll('*', '\\w*')}$`);
}

describe.each(manifests.map(({ name }) => name))('what %s discloses', (name) => {
  const agreed = new AgreedSchema(name);

  test('is classed as the list written by hand says', () => {
    const expectedClass = (place: string): string | null =>
      Object.entries(restrictedFields).find(([, places]) =>
        places.some((pattern) => patternOf(pattern).test(place)),
      )?.[0] ?? null;
    const open = ['STRUCTURE', 'OPEN', 'HEADER', 'STAFF', 'EMPLOYER', 'STATISTICS', 'INQUIRY_RESULT'];
    const wrong = [...agreed.classes()].filter(
      ([place, dataClass]) => (open.includes(dataClass) ? null : dataClass) !== expectedClass(place),
    );
    expect(wrong).toEqual([]);
  });

  test('leads from no case to the notes of a mediation', () => {
    const part = `${pascal(name)}Part`;
    const reached = (asked: readonly Asked[]): string[] =>
      asked.flatMap((field) => [field.dataClass, ...[...field.below.values()].flatMap(reached)]);
    expect(reached(agreed.below(part)).length).toBeGreaterThan(20);
    expect(reached(agreed.below(part))).not.toContain('MEDIATION_NOTE');
  });

  test('is to every reader, by every path, what the table written by hand says; and every field is checked', async () => {
    const found = tally();
    await checkGuard(manifestOf(name), found, { thorough });
    await checkRoots(manifestOf(name), found);
    reportFinding({
      check: `sharing matrix, ${name}`,
      tried: found.checks,
      wrong: found.differences.length,
      figures: { fields: found.fields.size },
    });
    expect(found.differences.slice(0, 5)).toEqual([]);
    expect(found.checks).toBeGreaterThan(20_000);
    const keys = /^(Case|TimelineEntry)\./;
    const unchecked = [...agreed.classes().keys()].filter(
      (place) => !found.fields.has(place) && !keys.test(place),
    );
    expect(unchecked).toEqual([]);
  }, 180_000);
});

describe('the check', () => {
  const differencesOf = async (name: string, tamper: (schema: GraphQLSchema) => void): Promise<number> => {
    const schema = await syntheticSchema(manifestOf(name));
    tamper(schema);
    const found = tally();
    await checkGuard(manifestOf(name), found, { schema, thorough: false });
    await checkRoots(manifestOf(name), found, schema);
    return found.differences.length;
  };
  const unguarded = (schema: GraphQLSchema, type: string, field: string, value: unknown): void => {
    const { [field]: place } = (
      schema.getType(type) as never as { getFields(): Record<string, { resolve: () => unknown }> }
    ).getFields();
    place!.resolve = () => value;
  };

  test.each([
    ['justice', 'LegalAidCase', 'matter'],
    ['procuratorate', 'ProcuratorialLead', 'facts'],
    ['justice', 'Party', 'idNumber'],
  ])(
    'finds a field of %s shown without its guard: %s.%s',
    async (name, type, field) => {
      expect(
        await differencesOf(name, (schema) => unguarded(schema, type, field, '370499198803120019')),
      ).toBeGreaterThan(0);
    },
    60_000,
  );

  test('finds a path that leads around the guard', async () => {
    const around = (schema: GraphQLSchema): void => {
      const query = schema.getQueryType()!.getFields();
      query.justiceLegalAidCases!.resolve = (_source, _args, ctx) => {
        const page = { __typename: 'LegalAidCasePage' };
        ctx.standings.set(page, { caseCode: null, ways: [{ relation: 'OWN', classes: null }] });
        return page;
      };
    };
    expect(await differencesOf('justice', around)).toBeGreaterThan(0);
  }, 60_000);

  test.each(['REFERRED', 'COPIED', 'INQUIRY', 'MASKED'] as const)(
    'finds a relation that sees too much: %s',
    async (relation) => {
      const row = matrix.get('GROUNDS')!.sight;
      const meant = [...row];
      row.push({
        relation,
        roles: ['ADMINISTRATOR', 'LEADER', 'CLERK'],
        as: 'CLEAR',
        from: '0001-01-01',
        until: '9999-12-31',
      });
      try {
        expect(await differencesOf('court', () => undefined)).toBeGreaterThan(0);
      } finally {
        row.splice(0, row.length, ...meant);
      }
    },
    60_000,
  );

  test('finds a relation that sees too little, and a mask taken off', async () => {
    const names = matrix.get('PARTY_NAME')!.sight;
    const meant = [...names];
    const masked = names.findIndex(({ as }) => as === 'MASKED');
    try {
      names.splice(masked, 1);
      expect(await differencesOf('justice', () => undefined)).toBeGreaterThan(0);
      names.splice(0, names.length, ...meant.map((rule) => ({ ...rule, as: 'CLEAR' as const })));
      expect(await differencesOf('justice', () => undefined)).toBeGreaterThan(0);
    } finally {
      names.splice(0, names.length, ...meant);
    }
  }, 60_000);
});
