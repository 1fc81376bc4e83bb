import { isCompositeType, isListType, isNonNullType, isObjectType } from '@apollo/federation-internals';
import type { CompositeType, OutputType, Schema, SelectionSet } from '@apollo/federation-internals';
import type { GraphQLLeafType, GraphQLSchema } from 'graphql';
import { asksForTypename, collectFields, type CollectedField, type Included } from './collected-fields.js';
import { leafCheck } from './leaf-value.js';
import { PassedOn } from './passed-on.js';
import type { Node } from './representation.js';

/** An agency gave something of another shape than its schema says, such as one object where a list is due. */
export class UnexpectedShape extends Error {}

/** What a field comes to. `undefined`: a null that may not stand, so that the object around it becomes null. */
type Completion = (value: unknown) => unknown;
type FieldOfObject = { name: string; read: (node: Node) => unknown };

/** Makes the answer of what the agencies gave: only what was asked for, in the order asked, with nulls where they belong. */
export class Projection {
  private readonly checks = new Map<string, Completion>();

  constructor(
    /** What a client may see. */
    private readonly schema: Schema,
    private readonly types: GraphQLSchema,
    private readonly included: Included,
  ) {}

  /** For the fields an operation begins with. */
  ofRoot(selections: SelectionSet, root: CompositeType): (data: Node) => Node | null {
    let fields: FieldOfObject[] | null = null;
    return (data) => {
      fields ??= this.fieldsOf([selections], null, root);
      return filled(fields, data);
    };
  }

  private completionOf(type: OutputType, selections: readonly SelectionSet[]): Completion {
    if (isNonNullType(type)) {
      const inner = this.completionOf(type.ofType, selections);
      return (value) => inner(value) ?? undefined;
    }
    if (isListType(type)) return listOf(this.completionOf(type.ofType, selections));
    if (isCompositeType(type)) return this.objectOf(type, selections);
    return this.leafOf(type.name);
  }

  private objectOf(declared: CompositeType, selections: readonly SelectionSet[]): Completion {
    const byTypename = new Map<string | null, FieldOfObject[] | null>();
    return (value) => {
      if (value === null || value === undefined) return null;
      if (typeof value !== 'object' || Array.isArray(value)) throw new UnexpectedShape();
      if (value instanceof PassedOn) return value;
      const { __typename } = value as Node;
      if (__typename !== undefined && typeof __typename !== 'string') throw new UnexpectedShape();
      const name = __typename || null;
      let fields = byTypename.get(name);
      if (fields === undefined) {
        fields = this.fieldsOfTypename(name, declared, selections);
        // Names the schema does not know are not kept: there is no end of them.
        if (fields) byTypename.set(name, fields);
      }
      return fields && filled(fields, value as Node);
    };
  }

  /** Null where the object is of a type that clients do not know. */
  private fieldsOfTypename(
    name: string | null,
    declared: CompositeType,
    selections: readonly SelectionSet[],
  ): FieldOfObject[] | null {
    if (name === null) return this.fieldsOf(selections, null, declared);
    const type = this.schema.type(name);
    return type && isCompositeType(type) ? this.fieldsOf(selections, type, type) : null;
  }

  private fieldsOf(
    selections: readonly SelectionSet[],
    type: CompositeType | null,
    parent: CompositeType,
  ): FieldOfObject[] {
    const fields = collectFields(selections, type, parent, this.included);
    return [...fields].map(([name, field]) =>
      asksForTypename(field) ? this.typename(name, field.parent) : this.field(name, field),
    );
  }

  private field(name: string, { type, selections }: CollectedField): FieldOfObject {
    const complete = this.completionOf(type, selections);
    return { name, read: (node) => complete(node[name]) };
  }

  /** An agency that knows an interface as one type of its own may give the interface's name, which no object has. */
  private typename(name: string, parent: CompositeType): FieldOfObject {
    const own = isObjectType(parent) ? parent.name : undefined;
    return {
      name,
      read: (node) => {
        const given = node[name] ?? node.__typename;
        const type = typeof given === 'string' ? this.schema.type(given) : undefined;
        if (!type) return own;
        return isObjectType(type) ? type.name : undefined;
      },
    };
  }

  private leafOf(name: string): Completion {
    let complete = this.checks.get(name);
    if (!complete) {
      const check = leafCheck(this.types.getType(name) as GraphQLLeafType);
      complete = (value) => (value !== null && value !== undefined && check(value) ? value : null);
      this.checks.set(name, complete);
    }
    return complete;
  }
}

function filled(fields: readonly FieldOfObject[], node: Node): Node | null {
  const object: Node = {};
  for (const { name, read } of fields) {
    const value = read(node);
    if (value === undefined) return null;
    object[name] = value;
  }
  return object;
}

function listOf(complete: Completion): Completion {
  return (value) => {
    if (value === null || value === undefined) return null;
    if (value instanceof PassedOn) return value;
    if (!Array.isArray(value)) throw new UnexpectedShape();
    const list: unknown[] = new Array(value.length);
    for (let at = 0; at < value.length; at++) {
      const item = complete(value[at]);
      if (item === undefined) return null;
      list[at] = item;
    }
    return list;
  };
}
