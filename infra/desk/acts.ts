import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildASTSchema,
  getNamedType,
  isEnumType,
  isObjectType,
  parse,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { documentId } from '../../gateway/documents/documents.js';
import type { Act, AgencyActs, FormField } from '../../gateway/desk/acts/act.js';
import { englishOf, formField, groupsOf, termOf } from './act-form.js';
import { recordsDocument, rosterDocument } from './act-documents.js';
import { lawText } from './act-law.js';
import { recordOf } from './act-record.js';
import { readMoves, statesFor, type Moves } from './act-states.js';
import { generatedFolder } from './desk-paths.js';

/** The agencies as the graph spells them; a mutation begins with one. */
export const fields = ['union', 'court', 'humanResources', 'procuratorate', 'justice', 'docket'] as const;
export type Field = (typeof fields)[number];

export const actsFolder = join(generatedFolder, 'acts');
export const actDocuments = join(actsFolder, 'documents.json');

/** Every mutation of the graph as a form: one file for each agency, and the persisted documents of all. */
export async function writeActs(supergraph: string): Promise<void> {
  const { agencies, documents } = await actCatalogue(supergraph);
  rmSync(actsFolder, { recursive: true, force: true });
  mkdirSync(actsFolder, { recursive: true });
  for (const [field, acts] of Object.entries(agencies))
    writeFileSync(
      join(actsFolder, `${field}.ts`),
      `import type { AgencyActs } from '../../acts/act.ts';\n\nexport const agencyActs: AgencyActs = ${JSON.stringify(acts)};\n`,
    );
  writeFileSync(join(actsFolder, 'law.ts'), lawText());
  writeFileSync(actDocuments, JSON.stringify(documents));
}

export interface ActCatalogue {
  agencies: Record<Field, AgencyActs>;
  /** Text by id. */
  documents: Record<string, string>;
}

export async function actCatalogue(supergraph: string): Promise<ActCatalogue> {
  const schema = buildASTSchema(parse(supergraph), { assumeValidSDL: true });
  const moves = await readMoves();
  const documents: Record<string, string> = {};
  const agencies = Object.fromEntries(
    fields.map((field) => [field, { acts: [], groups: {}, records: '', rosters: null }]),
  ) as unknown as Record<Field, AgencyActs>;
  for (const mutation of Object.values(schema.getMutationType()!.getFields())) {
    const field = fields.find((each) => mutation.name.startsWith(each));
    if (!field) throw new Error(`The mutation ${mutation.name} begins with no agency.`);
    const text = documentOf(mutation);
    const act = actOf(schema, moves, mutation, keep(documents, text));
    agencies[field].acts.push(act);
    Object.assign(agencies[field].groups, groupsOf(schema, act.fields));
  }
  for (const [field, agency] of Object.entries(agencies) as [Field, AgencyActs][]) {
    nameIds(schema, agency.acts, agency.groups);
    agency.records = keep(documents, recordsDocument(schema, field, agency));
    agency.rosters = keep(documents, rosterDocument(schema, field));
  }
  return { agencies, documents };
}

function keep(documents: Record<string, string>, text: string): string;
function keep(documents: Record<string, string>, text: string | null): string | null;
function keep(documents: Record<string, string>, text: string | null): string | null {
  if (text === null) return null;
  documents[documentId(text)] = text;
  return documentId(text);
}

type Mutation = GraphQLField<unknown, unknown>;

function actOf(schema: GraphQLSchema, moves: Moves, mutation: Mutation, document: string): Act {
  const { name, description } = mutation;
  const label = labels[name] ?? termOf(description);
  if (!label) throw new Error(`The description of ${name} has no Chinese term in brackets.`);
  const answers = getNamedType(mutation.type).name;
  const record = recordOf(schema, mutation);
  return {
    ...{ name, label, english: englishOf(description).split(/[.;] /)[0]!.replace(/\.$/, ''), document },
    fields: mutation.args.map((argument) => formField(schema, name, argument)),
    ...{ answers, record },
    states: record && statesFor(moves, name, stateValues(schema, record.type)),
  };
}

/** Terms that stand in no description. */
const labels: Record<string, string> = { unionReferForPaymentOrders: '批量申请支付令' };

function stateValues(schema: GraphQLSchema, type: string): string[] | null {
  const record = schema.getType(type);
  const state = isObjectType(record) ? record.getFields().state : undefined;
  const values = state && getNamedType(state.type);
  return isEnumType(values) ? values.getValues().map(({ name }) => name) : null;
}

/** `mutation CourtAcceptReferral($id: ID!) { courtAcceptReferral(id: $id) { __typename id state } }` */
function documentOf({ name, args, type }: Mutation): string {
  const declared = args.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const given = args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const answer = getNamedType(type);
  const asked = isObjectType(answer)
    ? ['id', 'state', 'caseCode', 'referralId'].filter((each) => answer.getFields()[each]?.args.length === 0)
    : null;
  const selection = asked ? ` { ${['__typename', ...asked].join(' ')} }` : '';
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  return `mutation ${title}${declared && `(${declared})`} { ${name}${given && `(${given})`}${selection} }`;
}

/** An id says which record it is of, so that the desk can offer those of the case. */
function nameIds(schema: GraphQLSchema, acts: readonly Act[], groups: Record<string, FormField[]>): void {
  for (const act of acts) for (const field of act.fields) nameId(schema, act.name, field);
  for (const group of Object.values(groups))
    for (const field of group) nameId(schema, acts[0]?.name ?? '', field);
}

function nameId(schema: GraphQLSchema, mutation: string, field: FormField): void {
  if (field.kind !== 'ID') return;
  const type = recordOf.named(schema, mutation, field.name);
  if (type) field.of = type;
}
