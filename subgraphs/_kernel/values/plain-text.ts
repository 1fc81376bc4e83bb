import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { Refusal } from '#kernel/refusal.js';

/** Letters of one text, far above the longest agreement. */
const longestText = 20_000;
// Signs that steer a terminal or the direction of writing, or that are no character at all; PostgreSQL keeps no zero.
const unwritten = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Whether it is text that somebody could have written, and that is kept as it came. */
export function isPlainText(text: string): boolean {
  return text.length <= longestText && text.isWellFormed() && !unwritten.test(text);
}

/** Whether every text in a value, names of fields included, is plain. */
export function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return isPlainText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, part]) => isPlainText(name) && isPlain(part));
}

export function refuseUnlessPlain(value: unknown): void {
  if (isPlain(value)) return;
  throw new Refusal(
    'BAD_INPUT',
    '填写的文字中有无法保存的字符，或者过长。',
    `请删去从别处复制来的特殊字符；一处最多 ${longestText} 字。`,
  );
}

/** Lets no field of the schema see an argument that is not plain. */
export function plainArguments(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()).filter(({ args }) => args.length > 0)) {
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context, info) => {
        refuseUnlessPlain(args);
        return resolve(source, args, context, info);
      };
    }
  }
  return schema;
}
