import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { Refusal } from '#kernel/refusal.js';

/** Lets only references to known entities, by their key fields, come to `_entities`. Refuses others with BAD_INPUT. */
export function knownReferences(schema: GraphQLSchema, keys: ReadonlyMap<string, string>): GraphQLSchema {
  const field = schema.getQueryType()?.getFields()._entities;
  if (!field) return schema;
  const resolve = field.resolve ?? defaultFieldResolver;
  const known = (reference: unknown): boolean => {
    const fields = (reference ?? {}) as Record<string, unknown>;
    const key = keys.get(String(fields.__typename));
    return key !== undefined && typeof fields[key] === 'string';
  };
  field.resolve = (source, args: { representations: unknown[] }, context, info) => {
    if (!args.representations.every(known)) throw new Refusal('BAD_INPUT', '请求格式有误。');
    return resolve(source, args, context, info);
  };
  return schema;
}
