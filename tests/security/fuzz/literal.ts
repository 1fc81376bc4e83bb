import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
} from 'graphql';
import { Raw } from './strange-text.js';

/** A value as it is written into a document: names of enumerations without quotes where they can be names. */
export function literal(value: unknown, type?: GraphQLInputType): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) {
    const list = type && getNullableType(type);
    const items = isListType(list) ? list.ofType : type;
    return `[${value.map((item) => literal(item, items)).join(', ')}]`;
  }
  const named = type && getNamedType(type);
  if (typeof value === 'object' && value !== null) {
    const fields = isInputObjectType(named) ? named.getFields() : {};
    const parts = Object.entries(value).map(
      ([name, part]) => `${name}: ${literal(part, fields[name]?.type)}`,
    );
    return `{${parts.join(', ')}}`;
  }
  if (typeof value === 'string' && isEnumType(named) && /^[A-Za-z_]\w*$/.test(value)) return value;
  return JSON.stringify(value) ?? 'null';
}
