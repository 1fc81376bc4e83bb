import {
  buildSchema,
  coerceInputValue,
  getNullableType,
  type GraphQLInputField,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLScalarType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
} from 'graphql';
import { Refusal } from '#kernel/refusal.js';
import { valueScalars } from '#kernel/values/all-scalars.js';
import { isNewer, newest, type Version, versionOf } from './version.js';

export const firstVersion: Version = { major: 1, minor: 0 };

/** What is agreed on the messages between organisations, up to a version: types, bodies, attributes of the envelope. */
export class Agreement {
  /** The newest version it knows. */
  readonly version: Version;
  private readonly schema: GraphQLSchema;
  private readonly bodies: ReadonlyMap<string, GraphQLInputObjectType>;

  /**
   * From the text of schema/messages.graphql, the names of the types that are messages, and the attributes that a later version
   * than the first has added to the envelope. Throws where a later version adds what an older sender would have to write.
   */
  constructor(
    text: string,
    types: readonly string[],
    readonly attributesSince: Readonly<Record<string, string>> = {},
  ) {
    this.schema = schemaOf(text);
    this.bodies = new Map(
      types.flatMap((name) => {
        const type = this.schema.getType(name);
        return isInputObjectType(type) ? [[name, type] as const] : [];
      }),
    );
    const inputs = Object.values(this.schema.getTypeMap()).filter(isInputObjectType);
    this.version = newest([
      firstVersion,
      ...Object.values(attributesSince).map(versionOf),
      ...inputs.map(since),
      ...inputs.flatMap((type) => Object.values(type.getFields()).map((field) => fieldSince(type, field))),
    ]);
  }

  /** Whether the message is written in a version that was agreed on after the newest one known here. */
  isNewer(version: Version): boolean {
    return isNewer(version, this.version);
  }

  knowsType(type: string): boolean {
    return this.bodies.has(type);
  }

  /** The oldest version in which all that the message says can be said. */
  versionNeeded(type: string, body: unknown, attributes: readonly string[] = []): Version {
    const inputType = this.bodies.get(type);
    return newest([
      firstVersion,
      ...attributes.flatMap((name) => this.attributesSince[name] ?? []).map(versionOf),
      ...(inputType ? [since(inputType), ...versionsIn(body, inputType)] : []),
    ]);
  }

  /**
   * The body as far as it is known here, checked. Unknown and missing fields and wrong values refuse with BAD_INPUT, and the
   * answer names the place, not the value; a field that is not known is left out where the message is of a newer version.
   */
  read<Body>(type: string, body: Body, version: Version = this.version): Body {
    const inputType = this.bodies.get(type);
    if (!inputType) throw new Refusal('BAD_INPUT', `不认识的消息类型。`);
    const known = (this.isNewer(version) ? knownPart(body, inputType) : body) as Body;
    const places: string[] = [];
    coerceInputValue(known, inputType, (path) => places.push(path.join('.') || type));
    places.push(...loneItems(known, inputType, type));
    if (places.length > 0) {
      throw new Refusal(
        'BAD_INPUT',
        `消息内容不符合约定：${places.join('、')}。`,
        '字段约定见 schema/messages.graphql。',
      );
    }
    return known;
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

/** The value without the fields its type does not have. What is no object or list where one belongs stays, to be refused. */
function knownPart(value: unknown, type: GraphQLInputType): unknown {
  const inner = getNullableType(type);
  if (typeof value !== 'object' || value === null) return value;
  if (isListType(inner))
    return Array.isArray(value) ? value.map((item) => knownPart(item, inner.ofType)) : value;
  if (!isInputObjectType(inner) || Array.isArray(value)) return value;
  const fields = inner.getFields();
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return field ? [[name, knownPart(part, field.type)]] : [];
    }),
  );
}

/** The versions that the fields of a value were added in. */
function versionsIn(value: unknown, type: GraphQLInputType): Version[] {
  const inner = getNullableType(type);
  if (typeof value !== 'object' || value === null) return [];
  if (isListType(inner))
    return Array.isArray(value) ? value.flatMap((item) => versionsIn(item, inner.ofType)) : [];
  const fields = isInputObjectType(inner) ? inner.getFields() : {};
  return Object.entries(value).flatMap(([name, part]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return field && part !== undefined ? [since(field), ...versionsIn(part, field.type)] : [];
  });
}

/** The version that added it, by `@since` in the agreement. */
function since({ astNode }: GraphQLInputField | GraphQLInputObjectType): Version {
  const argument = astNode?.directives?.find(({ name }) => name.value === 'since')?.arguments?.[0];
  return argument?.value.kind === Kind.STRING ? versionOf(argument.value.value) : firstVersion;
}

function fieldSince(type: GraphQLInputObjectType, field: GraphQLInputField): Version {
  const version = since(field);
  if (isNewer(version, since(type)) && isNonNullType(field.type))
    throw new Error(`${type.name}.${field.name} was added later and must be optional.`);
  return version;
}

function schemaOf(text: string): GraphQLSchema {
  const built = buildSchema(text);
  for (const scalar of valueScalars) {
    const declared = built.getType(scalar.name);
    if (!(declared instanceof GraphQLScalarType)) continue;
    declared.parseValue = scalar.parseValue.bind(scalar);
  }
  return built;
}
