import { isListType, isNonNullType, isObjectType } from '@apollo/federation-internals';
import type { ObjectType, OutputType, SelectionSet } from '@apollo/federation-internals';
import { isEnumType, isScalarType, Kind, type FieldNode, type GraphQLSchema } from 'graphql';
import type { FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { asksForTypename, collectFields, type CollectedField } from './collected-fields.js';

const text = String.raw`"[^"\\\x00-\x1f]*(?:\\["\\bfnrt][^"\\\x00-\x1f]*)*"`;
const whole = String.raw`-?(?:0|[1-9]\d{0,8})`;
/** As every printer of JSON writes it. */
const number = String.raw`(?:-?[1-9](?:\d{0,8}\.\d{0,5}[1-9]|\d{0,14})|-?0\.\d{0,5}[1-9]|0)`;
const scalars: Readonly<Record<string, string>> = {
  String: text,
  Boolean: 'true|false',
  Int: whole,
  Float: number,
  ID: `${text}|${whole}`,
};
const ownScalar = `${text}|${number}|true|false`;

/** What an agency is asked: a selection of its operation, and the fragments that this may name. */
export interface AskedSelection {
  readonly set: SelectionSetNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Makes patterns of JSON that is as a client asked for it, where an agency is asked for just that. */
export class FormPatterns {
  constructor(
    /** What a client may see. */
    private readonly types: GraphQLSchema,
  ) {}

  /** Null where the agency is asked for more or less than the client asks for, in another order, or for what may be of several forms. */
  ofField({ type, selections }: CollectedField, node: FieldNode, asked: AskedSelection): string | null {
    return this.ofType(type, selections, node.selectionSet && { ...asked, set: node.selectionSet });
  }

  private ofType(
    type: OutputType,
    selections: readonly SelectionSet[],
    asked: AskedSelection | undefined,
  ): string | null {
    if (!isNonNullType(type)) {
      const pattern = this.notNull(type, selections, asked);
      return pattern && `(?:${pattern}|null)`;
    }
    return this.notNull(type.ofType, selections, asked);
  }

  private notNull(
    type: OutputType,
    selections: readonly SelectionSet[],
    asked: AskedSelection | undefined,
  ): string | null {
    if (isListType(type)) {
      const item = this.ofType(type.ofType, selections, asked);
      return item && String.raw`\[(?:${item}(?:,(?!\])|(?=\])))*\]`;
    }
    if (!asked) return this.ofLeaf((type as { name: string }).name);
    return isObjectType(type) ? this.ofObject(type, selections, asked) : null;
  }

  private ofObject(
    type: ObjectType,
    selections: readonly SelectionSet[],
    asked: AskedSelection,
  ): string | null {
    const wanted = collectFields(selections, type, type, () => true);
    const nodes = fieldsOf(asked, type.name);
    if (nodes?.length !== wanted.size) return null;
    const fields: string[] = [];
    for (const [key, field] of wanted) {
      const node = nodes[fields.length]!;
      if (keyOf(node) !== key || node.name.value !== field.field) return null;
      const pattern = asksForTypename(field) ? `"${type.name}"` : this.ofField(field, node, asked);
      if (pattern === null) return null;
      fields.push(`"${key}":${pattern}`);
    }
    return `\\{${fields.join(',')}\\}`;
  }

  private ofLeaf(name: string): string | null {
    const type = this.types.getType(name);
    if (isEnumType(type))
      return `"(?:${type
        .getValues()
        .map((value) => value.name)
        .join('|')})"`;
    return isScalarType(type) ? `(?:${scalars[name] ?? ownScalar})` : null;
  }
}

export function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

/** The fields asked of an object of this type; null where conditions decide which. */
export function fieldsOf({ set, fragments }: AskedSelection, type: string): FieldNode[] | null {
  const fields: FieldNode[] = [];
  for (const selection of set.selections) {
    if (selection.directives?.length) return null;
    if (selection.kind === Kind.FIELD) {
      fields.push(selection);
      continue;
    }
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (!inner || (inner.typeCondition && inner.typeCondition.name.value !== type)) return null;
    const found = fieldsOf({ set: inner.selectionSet, fragments }, type);
    if (!found) return null;
    fields.push(...found);
  }
  return fields;
}
