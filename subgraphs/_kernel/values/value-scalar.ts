import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { Refusal, type RefusalCode } from '#kernel/refusal.js';

interface ValueScalarOptions<Value> {
  name: string;
  description: string;
  parse: (input: unknown) => Value;
  print: (value: unknown) => string | number;
}

/** A scalar whose refusals keep their code and hint: graphql-js stores what `parse` throws as `originalError`. */
export function valueScalar<Value>(
  options: ValueScalarOptions<Value>,
): GraphQLScalarType<Value, string | number> {
  return new GraphQLScalarType<Value, string | number>({
    name: options.name,
    description: options.description,
    parseValue: (input) => options.parse(input),
    parseLiteral: (node) => options.parse(literalInput(node)),
    serialize: (value) => options.print(value),
  });
}

/** A scalar of text: what goes in, comes out and lies in the database is the same normal form. */
export function textScalar<Value extends string>(
  name: string,
  description: string,
  parse: (text: string) => Value,
): GraphQLScalarType<Value, string | number> {
  const parseText = (input: unknown): Value => parse(textInput(input, `INVALID_${screaming(name)}`));
  return valueScalar({ name, description, parse: parseText, print: parseText });
}

export function textInput(input: unknown, code: RefusalCode): string {
  if (typeof input === 'string') return input;
  throw new Refusal(code, '这里应当填写文字。', '请用引号括起来的文字形式填写，不要填数字或其他形式。');
}

/** Full-width letters and digits become half-width, outer blanks go. */
export function halfWidth(text: string): string {
  return text.normalize('NFKC').trim();
}

function literalInput(node: ValueNode): unknown {
  if (node.kind === Kind.STRING) return node.value;
  if (node.kind === Kind.INT) return Number(node.value);
  return undefined;
}

function screaming(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}
