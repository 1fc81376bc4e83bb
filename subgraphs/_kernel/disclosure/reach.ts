import type { GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Relation } from './relation.js';

/**
 * OWN      the agency's own staff: worklists and acts; what is not said otherwise
 * LINKAGE  everybody signed in at any agency: the register, rosters, references the gateway asks by
 * INQUIRY  staff of another agency with a statutory reason: exact look-ups
 */
export type Reach = Extract<Relation, 'OWN' | 'LINKAGE' | 'INQUIRY'>;

/** Declares for whom a root field is. */
export function Reach(reach: Reach): MethodDecorator {
  return Extensions({ reach });
}

/** The root fields that declare their reach, by name. */
export function reachOfRootFields(schema: GraphQLSchema): Map<string, Reach> {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return new Map(
    roots.flatMap((type) =>
      Object.values(type?.getFields() ?? {}).flatMap(({ name, extensions }) =>
        typeof extensions.reach === 'string' ? [[name, extensions.reach as Reach] as const] : [],
      ),
    ),
  );
}
