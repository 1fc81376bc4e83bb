import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { Refusal } from '#kernel/refusal.js';

/** Lets only references to the entities named, by their ids, come to `_entities`. Refuses others with BAD_INPUT. */
export function knownReferences(schema: GraphQLSchema, entities: readonly string[]): GraphQLSchema {
  const field = schema.getQueryType()?.getFields()._entities;
  if (!field) return schema;
  const resolve = field.resolve ?? defaultFieldResolver;
  const known = (reference: unknown): boolean => {
    const { __typename: type, id } = (reference ?? {}) as Record<string, unknown>;
    return typeof type === 'string' && entities.includes(type) && typeof id === 'string';
  };
  field.resolve = (source, args: { representations: unknown[] }, context, info) => {
    if (!args.representations.every(known)) throw new Refusal('BAD_INPUT', '请求格式有误。');
    return resolve(source, args, context, info) as unknown;
  };
  return schema;
}
