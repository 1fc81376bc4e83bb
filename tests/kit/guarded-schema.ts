import 'reflect-metadata';
import { buildSchema, graphql, type GraphQLSchema } from 'graphql';
import type { Actor, Role } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { guardSchema } from '#kernel/disclosure/guard.js';
import type { Reach } from '#kernel/disclosure/reach.js';
import type { RecordedReading } from '#kernel/disclosure/recorded-reading.js';
import type { Standing, Way } from '#kernel/disclosure/relation.js';

const sdl = `
  directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT
  scalar _Any
  union _Entity = File
  type _Service { sdl: String }
  type Query {
    files: [File!]!
    gaps: [File]
    file: File
    theFile: File!
    note: String @tag(name: "work-note")
    open: String @tag(name: "open")
    register: [File!]!
    look: File
    roster: [Entry!]!
    matters: [Matter!]!
    things: [Thing!]!
    audit: [AuditLine!]!
    total: Int! @tag(name: "statistics")
    fact: String @tag(name: "undisputed-fact")
    _entities(representations: [_Any!]!): [_Entity]!
    _service: _Service!
  }
  type Mutation { change: File }
  type File {
    caseCode: String @tag(name: "header")
    title: String! @tag(name: "header")
    note: String @tag(name: "work-note")
    notes: [String!]! @tag(name: "work-note")
    claims: [String!]! @tag(name: "claim")
    parties: [Party!]! @tag(name: "structure")
    worker: Party @tag(name: "structure")
    theWorker: Party! @tag(name: "structure")
    means: [Means!]! @tag(name: "legal-aid-means")
    advice: Advice @tag(name: "grounds")
    next: File @tag(name: "structure")
    related: [File!]! @tag(name: "structure")
    matter: Matter @tag(name: "structure")
  }
  type Party {
    side: String! @tag(name: "party")
    kind: String @tag(name: "party")
    name: String @tag(name: "party-name")
    phone: String @tag(name: "party-phone")
    idNumber: String @tag(name: "party-id-number")
  }
  type Means @tag(name: "structure") { income: Int }
  type Advice @tag(name: "open") { words: String }
  type Entry @tag(name: "open") { name: String! }
  type Note @tag(name: "work-note") { text: String! }
  type AuditLine @tag(name: "audit") { caseCode: String, act: String! }
  union Matter = Entry | Note
  interface Thing { name: String }
  type Tool implements Thing @tag(name: "open") { name: String }
  type Secret implements Thing @tag(name: "work-note") { name: String! }
`;
const reaches: Record<string, Reach> = {
  ...{ open: 'LINKAGE', register: 'LINKAGE', note: 'LINKAGE', roster: 'LINKAGE', look: 'INQUIRY' },
  ...{ matters: 'LINKAGE', things: 'LINKAGE', audit: 'OWN', total: 'OWN', fact: 'INQUIRY' },
};

/** A toy schema of the court, guarded; it needs no database. */
export const schema: GraphQLSchema = guarded();

function guarded(): GraphQLSchema {
  const declared = buildSchema(sdl);
  for (const [name, reach] of Object.entries(reaches))
    declared.getQueryType()!.getFields()[name]!.extensions = { reach };
  return guardSchema(buildSchema(sdl), declared);
}

export function person(agency: string, ...roles: Role[]): Actor {
  return { kind: 'STAFF', id: 'reader', name: '样例', agency, organisation: 'X', roles };
}
export const clerk = person('court', 'CLERK');
export const mediator = person('union', 'MEDIATOR');
export const leader = person('docket', 'LEADER');

export interface Scene {
  ctx: RequestContext;
  /** What was noted for the usage record. */
  noted: [string | null, string][];
  /** The case codes whose standing was asked for. */
  asked: string[];
}

/** A request of one person, who stands to cases as said. */
export function scene(actor: Actor, ways: Record<string, Way[]> = {}): Scene {
  const noted: [string | null, string][] = [];
  const asked: string[] = [];
  const standings = async (_: RequestContext, codes: readonly string[]): Promise<Standing[]> => {
    asked.push(...codes);
    return codes.flatMap((caseCode) => (ways[caseCode] ? [{ caseCode, ways: ways[caseCode] }] : []));
  };
  const clock = { now: () => new Date('2025-03-01T09:00:00+08:00') };
  const ctx = new RequestContext(
    { manifest: { name: 'court', standings }, clock } as unknown as Agency,
    actor,
  );
  ctx.reading = {
    note: (caseCode: string | null, name: string) => noted.push([caseCode, name]),
  } as unknown as RecordedReading;
  return { ctx, noted, asked };
}

/** What is answered, and the codes of what is not. */
export async function ask({ ctx }: Scene, source: string, rootValue: object) {
  const { data, errors } = await graphql({ schema, source, rootValue, contextValue: ctx });
  const codes = errors?.map(
    ({ originalError }) => (originalError as { code?: string }).code ?? originalError?.message,
  );
  return { data: data && (JSON.parse(JSON.stringify(data)) as Record<string, unknown>), codes: codes ?? [] };
}
