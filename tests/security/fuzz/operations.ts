import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLField, type GraphQLSchema } from 'graphql';
import { projectRoot } from '#kernel/project-root.js';
import type { Person } from '../../../infra/county/people.js';
import { Filling } from './filling.js';
import { foreignIds } from './good-values.js';
import type { Ground } from './ground.js';
import { strangeHeaders } from './strange-headers.js';
import type { FuzzInput, Reply } from './input.js';
import { literal } from './literal.js';
import { Random } from '../../kit/random.js';
import { selection } from './selection.js';
import { jsonOf } from './strange-text.js';

const schema: GraphQLSchema = buildSchema(
  readFileSync(join(projectRoot, 'schema/supergraph.graphql'), 'utf8'),
  {
    assumeValid: true,
  },
);
const queries = Object.values(schema.getQueryType()!.getFields());
// Anybody may mark the own notices read, all of them at once too: that is no act on a case.
const mutations = Object.values(schema.getMutationType()!.getFields()).filter(
  ({ name }) => !name.endsWith('MarkNoticesRead'),
);
const agencies: Record<string, string> = {
  ...{ court: 'court', union: 'union', docket: 'docket', justice: 'justice' },
  ...{ humanResources: 'human-resources', procuratorate: 'procuratorate' },
};

/** The agency whose root field this is; null for what belongs to none. */
export function ownerOf(field: string): string | null {
  const prefix = Object.keys(agencies).find((name) => field.startsWith(name));
  return prefix ? agencies[prefix]! : null;
}

export interface Operation {
  person: Person;
  headers: Record<string, string>;
  body: string;
  mutation: boolean;
}

/** One root field of the graph, filled with values of which at least one is bad; of a query that is `sound` none. */
export function operation(random: Random, ground: Ground, sound = false): Operation {
  const mutation = random.chance(0.6);
  const field = random.pick(mutation ? mutations : queries);
  const owner = ownerOf(field.name);
  const own = ground.people.filter(({ agency }) => agency === owner);
  const person = random.pick(own.length > 0 && random.chance(0.65) ? own : ground.people);
  const filling = new Filling(random, ground, owner ?? person.agency, foreignIds(ground, person));
  const values = filling.fill(field.args);
  if (mutation || !sound) filling.spoil(mutation);
  return {
    person,
    mutation,
    headers: strangeHeaders(random, person),
    body: bodyOf(random, field, values, mutation),
  };
}

function bodyOf(
  random: Random,
  field: GraphQLField<unknown, unknown>,
  values: Record<string, unknown>,
  mutation: boolean,
): string {
  const kind = mutation ? 'mutation' : 'query';
  // The same few selections again and again: what is tried is the values, not the planning of documents.
  const fields = selection(new Random(`${field.name} ${random.below(3)}`), schema, field.type);
  const names = Object.keys(values);
  if (random.chance(0.12)) {
    const given = names.map(
      (name) => `${name}: ${literal(values[name], field.args.find((arg) => arg.name === name)?.type)}`,
    );
    return jsonOf({
      query: `${kind} { ${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${fields} }`,
    });
  }
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`);
  const given = field.args.map(({ name }) => `${name}: $${name}`);
  const bracket = (parts: string[]) => (parts.length > 0 ? `(${parts.join(', ')})` : '');
  return jsonOf({
    query: `${kind} Fuzz${bracket(declared)} { ${field.name}${bracket(given)}${fields} }`,
    variables: values,
  });
}

/** Whether a mutation has answered that something was done. */
export function done(reply: Reply): boolean {
  try {
    const { data } = JSON.parse(reply.body) as { data?: Record<string, unknown> | null };
    return Object.values(data ?? {}).some((value) => value !== null);
  } catch {
    return false;
  }
}

export function operationInput(random: Random, ground: Ground): FuzzInput {
  const { person, headers, body, mutation } = operation(random, ground);
  return {
    says: `${person.id} ${JSON.stringify(headers)} ${body}`,
    asker: person.id,
    ...(mutation && { acted: done }),
    send: async () =>
      ground.send(`${ground.hub.url}/graphql`, {
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await ground.token(person)}`,
          ...headers,
        },
        body,
      }),
  };
}
