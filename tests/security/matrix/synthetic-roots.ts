import {
  execute,
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import type { AgencyManifest } from '#kernel/agency.js';
import { roles } from '#kernel/actor.js';
import { agencyNames } from '../../../infra/county/process-table.js';
import type { Tally } from './expectation.js';
import { Expectation } from './expectation.js';
import { type CheckedReader, expectedSight } from './oracle.js';
import { AgreedSchema, keyed, Question } from './selection.js';
import { contextOf, syntheticSchema } from './synthetic-agency.js';

type Json = ReturnType<typeof JSON.parse>;

/** Root fields for staff of every agency, by hand; all others are for the agency's own people. */
const openToAll =
  /^(docketFigures|docketFunctions|docketCases|docketCaseByNumber|docketDuplicates|docket(Link|Refuse|Unlink)Duplicate|\w+(MediationNotes|TrailCounts))$/;
const openToInquiry =
  /^(unionMediationResults|unionSupervisionLettersOf|humanResourcesSupervisionLettersOf)$/;

const samples: Record<string, string> = {
  ID: '"0190"',
  String: '"样例"',
  Int: '1',
  Float: '1',
  Boolean: 'true',
  Money: '100',
  LocalDate: '"2026-03-02"',
  Instant: '"2026-03-02T10:00:00+08:00"',
  IdNumber: '"370499198803120019"',
  CreditCode: '"81370499FAKE000643"',
  Phone: '"13900001234"',
  DivisionCode: '"370499"',
  CaseNumber: '"（2026）鲁0499民初1号"',
};

function sampleOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return `[${sampleOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) return `{ ${argumentsOf(Object.values(type.getFields())).join(', ')} }`;
  return samples[getNamedType(type).name] ?? '"样例"';
}

function argumentsOf(inputs: readonly Pick<GraphQLArgument, 'name' | 'type' | 'defaultValue'>[]): string[] {
  return inputs
    .filter((input) => isNonNullType(input.type) && input.defaultValue === undefined)
    .map((input) => `${input.name}: ${sampleOf(input.type)}`);
}

/** Checks every root field of an agency, queries and acts alike, for every agency's every role. */
export async function checkRoots(
  manifest: AgencyManifest,
  tally: Tally,
  schema?: GraphQLSchema,
): Promise<void> {
  const guarded = schema ?? (await syntheticSchema(manifest));
  const agreed = new AgreedSchema(manifest.name);
  for (const root of [guarded.getQueryType(), guarded.getMutationType()]) {
    const kind = root === guarded.getQueryType() ? 'query' : 'mutation';
    for (const field of Object.values(root?.getFields() ?? {}))
      if (!field.name.startsWith('_')) await checkRoot(manifest, guarded, agreed, kind, field, tally);
  }
}

async function checkRoot(
  manifest: AgencyManifest,
  guarded: GraphQLSchema,
  agreed: AgreedSchema,
  kind: string,
  field: GraphQLField<unknown, unknown>,
  tally: Tally,
): Promise<void> {
  const type = getNamedType(field.type);
  const asked = isObjectType(type) ? keyed(agreed.below(type.name), 'plain') : [];
  const selection = asked.length > 0 ? `{ ${new Question('plain').selection(asked, type.name)} }` : '';
  const given = argumentsOf(field.args);
  const source = `${kind} { shown: ${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${selection} }`;
  const document = parse(source);
  const ask = async (reader: CheckedReader): Promise<Json> => {
    const answer = await execute({ schema: guarded, document, contextValue: contextOf(manifest, reader) });
    const fault = answer.errors?.find(
      ({ originalError }) => (originalError as { name?: string } | null | undefined)?.name !== 'Refusal',
    );
    if (fault) throw fault;
    return JSON.parse(JSON.stringify(answer.data?.shown ?? null));
  };
  const whole = await ask({
    agency: manifest.name as never,
    roles: [...roles].filter((role) => role !== 'LEADER'),
    relations: ['OWN'],
    consented: [],
  });
  for (const agency of agencyNames) {
    for (const role of roles) {
      const own = agency === manifest.name;
      const relations = own
        ? (['OWN'] as const)
        : openToInquiry.test(field.name)
          ? (['INQUIRY'] as const)
          : [];
      const reader: CheckedReader = { agency, roles: [role], relations: [...relations], consented: [] };
      const seen = await ask(reader);
      const path = `${manifest.name}/${field.name} ${agency} ${role}`;
      tally.checks += 1;
      if (!own && relations.length === 0 && !openToAll.test(field.name)) {
        if (seen !== null) tally.differences.push({ path, expected: null, seen: 'something' });
      } else if (own || relations.length > 0) {
        compareRoot(agreed, reader, tally, { path, type: type.name, asked, whole, seen });
      } else if (/MediationNotes$/.test(field.name) && Array.isArray(seen) && seen.length > 0) {
        tally.differences.push({ path, expected: [], seen: 'notes' });
      }
    }
  }
}

function compareRoot(
  agreed: AgreedSchema,
  reader: CheckedReader,
  tally: Tally,
  {
    path,
    type,
    asked,
    whole,
    seen,
  }: { path: string; type: string; asked: Parameters<Expectation['object']>[1]; whole: Json; seen: Json },
): void {
  if (asked.length === 0) {
    const sight = expectedSight(reader, 'STRUCTURE').sight;
    if ((seen === null) !== (sight === 'NONE')) tally.differences.push({ path, expected: sight, seen });
    return;
  }
  const expectation = new Expectation(agreed, reader, tally, { synthetic: true });
  const full = Array.isArray(whole) ? whole[0] : whole;
  const first = Array.isArray(seen) ? (seen[0] ?? null) : seen;
  if (!expectation.appears(type)) {
    if (first !== null) tally.differences.push({ path, expected: null, seen: 'something' });
  } else if (first === null) tally.differences.push({ path, expected: 'something', seen: null });
  else expectation.object(type, asked, full, first, path);
}
