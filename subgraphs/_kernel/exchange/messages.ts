import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  coerceInputValue,
  GraphQLScalarType,
  getNullableType,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { Refusal } from '#kernel/refusal.js';
import { projectRoot } from '#kernel/project-root.js';
import { valueScalars } from '#kernel/values/all-scalars.js';

export const messageTypes = [
  'CaseOpened',
  'CaseProgressed',
  'ReferralNoted',
  'ReferralIssued',
  'ReferralMoved',
  'ReferralAccepted',
  'ReferralReturned',
  'ReferralExtended',
  'ReferralResultReported',
  'ConsentRevoked',
  'SupervisionLetterServed',
  'SupervisionLetterProgressed',
  'LookupAlarmRaised',
] as const;

/** The name of an input type in schema/messages.graphql. */
export type MessageType = (typeof messageTypes)[number];

const schema: GraphQLSchema = loadMessageSchema();

/**
 * Checks a message body against its type in schema/messages.graphql.
 * Unknown and missing fields and wrong values refuse with BAD_INPUT; the answer names the place, not the value.
 */
export function checkBody(type: string, body: unknown): void {
  const inputType = (messageTypes as readonly string[]).includes(type) ? schema.getType(type) : undefined;
  if (!isInputObjectType(inputType)) throw new Refusal('BAD_INPUT', `不认识的消息类型。`);
  const places: string[] = [];
  coerceInputValue(body, inputType, (path) => places.push(path.join('.') || type));
  places.push(...loneItems(body, inputType, type));
  if (places.length > 0) {
    throw new Refusal(
      'BAD_INPUT',
      `消息内容不符合约定：${places.join('、')}。`,
      '字段约定见 schema/messages.graphql。',
    );
  }
}

/** Where one item stands for a list: GraphQL would make a list of it, but a message is read as it came. */
function loneItems(value: unknown, type: GraphQLInputType, place: string): string[] {
  const inner = getNullableType(type);
  if (typeof value !== 'object' || value === null)
    return isListType(inner) && value !== null && value !== undefined ? [place] : [];
  if (isListType(inner)) {
    if (!Array.isArray(value)) return [place];
    return value.flatMap((item) => loneItems(item, inner.ofType, place));
  }
  const fields = isInputObjectType(inner) ? inner.getFields() : {};
  return Object.entries(value).flatMap(([name, part]) => {
    const field = fields[name];
    return field ? loneItems(part, field.type, `${place}.${name}`) : [];
  });
}

function loadMessageSchema(): GraphQLSchema {
  const text = readFileSync(join(projectRoot, 'schema/messages.graphql'), 'utf8').replace(
    /^"""[\s\S]*?"""\n/,
    '',
  );
  const built = buildSchema(text);
  for (const scalar of valueScalars) {
    const declared = built.getType(scalar.name);
    if (!(declared instanceof GraphQLScalarType)) continue;
    declared.parseValue = scalar.parseValue.bind(scalar);
  }
  return built;
}
