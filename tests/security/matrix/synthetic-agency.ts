import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  getNamedType,
  getNullableType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isObjectType,
  isUnionType,
  parse,
} from 'graphql';
import type { Agency, AgencyManifest } from '#kernel/agency.js';
import type { Actor } from '#kernel/actor.js';
import { systemClock } from '#kernel/clock/clock.js';
import { RequestContext } from '#kernel/context.js';
import { guardSchema } from '#kernel/disclosure/guard.js';
import { type Standing, wayOf } from '#kernel/disclosure/relation.js';
import { agencySdl, declaredSchema } from '#kernel/schema.js';
import type { CheckedReader } from './oracle.js';

export const syntheticCase = 'WF-370499-C-2026-000001-X';

const scalars: Record<string, unknown> = {
  ID: '0190',
  String: '测试甲',
  Int: 12,
  Float: 1.5,
  Boolean: true,
  Money: 1_860_000,
  LocalDate: '2026-03-02',
  Instant: new Date('2026-03-02T10:00:00+08:00'),
  DateTimeISO: new Date('2026-03-02T10:00:00+08:00'),
  IdNumber: '370499198803120019',
  Phone: '14400001234',
  DivisionCode: '370499',
  CaseNumber: '（2026）鲁0499民初1号',
};

const byField: Record<string, unknown> = { idNumber: '370499198803120019', phone: '14400001234' };

/** What an agency would answer if every field of every record had a value; behind the agency's own guard. */
export async function syntheticSchema(manifest: AgencyManifest): Promise<GraphQLSchema> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(await agencySdl(manifest)) }]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields()))
      if (!field.name.startsWith('_')) field.resolve = () => valueOf(field.type, field.name);
  }
  const query = schema.getQueryType()!.getFields();
  query._entities!.resolve = (_source, { representations }) => representations as object[];
  return guardSchema(schema, await declaredSchema(manifest));
}

function valueOf(type: GraphQLOutputType, name: string): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return membersOf(nullable).map((member) => one(member, name));
  return one(membersOf(nullable)[0]!, name);
}

function membersOf(type: GraphQLOutputType): GraphQLOutputType[] {
  const named = getNamedType(type);
  return isUnionType(named) ? [...named.getTypes()] : [named];
}

function one(type: GraphQLOutputType, name: string): unknown {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]!.value;
  if (!isObjectType(named)) return byField[name] ?? scalars[named.name] ?? '样例';
  // The part of a case carries the code of its case; what hangs below stands as its part does.
  return { __typename: named.name, ...(/Part$/.test(named.name) && { caseCode: syntheticCase }) };
}

/** A reader with the standing that is to be checked. */
export function contextOf(manifest: AgencyManifest, reader: CheckedReader): RequestContext {
  const standings = async (_ctx: RequestContext, codes: readonly string[]): Promise<Standing[]> =>
    reader.relations.length === 0
      ? []
      : codes.map((caseCode) => ({
          caseCode,
          ways: reader.relations.map((relation) =>
            wayOf(relation, relation === 'CONSENTED' ? (reader.consented as never) : null),
          ),
        }));
  const agency = { manifest: { ...manifest, standings }, clock: systemClock() } as unknown as Agency;
  const actor: Actor = {
    kind: 'STAFF',
    id: 'reader',
    name: '样例',
    agency: reader.agency,
    organisation: 'FAKE',
    roles: reader.roles,
  };
  const ctx = new RequestContext(agency, actor);
  ctx.reading = { note: () => undefined } as never;
  return ctx;
}
