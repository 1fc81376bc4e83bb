import { execute, type GraphQLSchema, parse, validate } from 'graphql';
import type { AgencyManifest } from '#kernel/agency.js';
import { type Role, roles } from '#kernel/actor.js';
import { agencyNames } from '../../../infra/county/process-table.js';
import { Expectation, type Tally } from './expectation.js';
import type { CheckedReader, CheckedRelation } from './oracle.js';
import { AgreedSchema, type Asked, keyed, Question, type Writing } from './selection.js';
import { contextOf, syntheticCase, syntheticSchema } from './synthetic-agency.js';

type Json = ReturnType<typeof JSON.parse>;

const writings: readonly Writing[] = ['plain', 'alias', 'fragment', 'inline'];
const everyRole: readonly Role[] = roles.filter((role) => role !== 'LEADER');

/** Every reader there can be: each agency, each role, each relation, and some that stand in two relations at once. */
export function everyReader(owner: string): CheckedReader[] {
  const relations: readonly CheckedRelation[][] = [
    [],
    ['OWN'],
    ['REFERRED'],
    ['CONSENTED'],
    ['COPIED'],
    ['INQUIRY'],
    ['MASKED'],
    ['REFERRED', 'MASKED'],
    ['COPIED', 'CONSENTED'],
  ];
  const consents = [['PARTY_NAME', 'PARTY_PHONE', 'AGREEMENT', 'LEAD', 'MEDIATION_NOTE'], []];
  return agencyNames.flatMap((agency) =>
    roles.flatMap((role) =>
      relations
        .filter(([first]) => (first === 'OWN') === (agency === owner) || first === undefined)
        .flatMap((ways) =>
          (ways.includes('CONSENTED') ? consents : [[]]).map((consented) => ({
            agency,
            roles: [role],
            relations: ways,
            consented,
          })),
        ),
    ),
  );
}

/** One way to the fields of a case: what is asked first, and where the answer is found. */
interface Path {
  name: string;
  type: string;
  head: (selection: string) => string;
  of: Json;
}

function pathsOf(schema: AgreedSchema, field: string): Path[] {
  const part = `${field[0]!.toUpperCase()}${field.slice(1)}Part`;
  const paths: Path[] = [
    {
      name: 'Case',
      type: part,
      of: { __typename: 'Case', id: syntheticCase },
      head: (selection) => `... on Case { shown: ${field} { ${selection} } }`,
    },
  ];
  const entry = schema.schema.getType('TimelineEntry') as
    { getFields?: () => Record<string, unknown> } | undefined;
  if (entry?.getFields?.()[field])
    paths.push({
      name: 'TimelineEntry',
      type: 'TimelineEntry',
      of: { __typename: 'TimelineEntry', reference: 'X:1', caseCode: syntheticCase },
      head: (selection) => `... on TimelineEntry { ${selection} }`,
    });
  return paths;
}

/**
 * Checks one agency's guard against the oracle, for every reader, path and writing; `schema` may have been tampered with.
 * Not thorough: every reader and every path, each reader in one writing.
 */
export async function checkGuard(
  manifest: AgencyManifest,
  tally: Tally,
  { schema, thorough = true }: { schema?: GraphQLSchema; thorough?: boolean } = {},
): Promise<void> {
  const readers = everyReader(manifest.name);
  const guarded = schema ?? (await syntheticSchema(manifest));
  const agreed = new AgreedSchema(manifest.name);
  const whole: CheckedReader = {
    agency: manifest.name as never,
    roles: everyRole,
    // Not every agency sees sensitive data of its own cases without a consent of its own.
    relations: ['OWN', 'CONSENTED'],
    consented: ['SENSITIVE'],
  };
  for (const path of pathsOf(agreed, manifest.field)) {
    for (const [turn, writing] of writings.entries()) {
      const asked = keyed(agreed.below(path.type), writing);
      const question = new Question(writing);
      const selection = question.selection(asked, path.type);
      const source = question.document(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ${path.head(selection)} } }`,
      );
      const document = parse(source);
      const faults = validate(guarded, document);
      if (faults[0]) throw faults[0];
      const ask = async (reader: CheckedReader): Promise<Json> => {
        const answer = await execute({
          schema: guarded,
          document,
          variableValues: { of: [path.of] },
          contextValue: contextOf(manifest, reader),
        });
        const entity = (answer.data?._entities as Json[] | undefined)?.[0] ?? null;
        if (answer.errors?.[0] && !isRefusal(answer.errors[0])) throw answer.errors[0];
        return JSON.parse(JSON.stringify(path.type === 'TimelineEntry' ? entity : (entity?.shown ?? null)));
      };
      const full = await ask(whole);
      // In the short form the readers share the writings between them.
      for (const [at, reader] of readers.entries())
        if (thorough || at % writings.length === turn)
          compare(agreed, reader, tally, path, asked, full, await ask(reader));
    }
  }
}

function compare(
  agreed: AgreedSchema,
  reader: CheckedReader,
  tally: Tally,
  path: Path,
  asked: readonly Asked[],
  full: Json,
  seen: Json,
): void {
  const expectation = new Expectation(agreed, reader, tally, { synthetic: true });
  const place = `${agreed.agency}/${path.name} ${reader.agency} ${reader.roles.join()} ${reader.relations.join('+') || 'none'}`;
  const before = tally.checks;
  if (expectation.appears(path.type) && reader.relations.length > 0)
    return expectation.object(path.type, asked, full, seen, place);
  tally.checks = before + 1;
  if (seen !== null) tally.differences.push({ path: place, expected: null, seen: 'something' });
}

function isRefusal(error: { originalError?: unknown }): boolean {
  return (error.originalError as { name?: string } | undefined)?.name === 'Refusal';
}
