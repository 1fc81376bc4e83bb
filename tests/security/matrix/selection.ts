import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  getNamedType,
  getNullableType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
} from 'graphql';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { projectRoot } from '#kernel/project-root.js';

/** How a field is written in the question: the same field by its own name, under another, or inside fragments. */
export type Writing = 'plain' | 'alias' | 'fragment' | 'inline';

/** One field of a question, with everything below it. */
export interface Asked {
  key: string;
  field: string;
  type: string;
  dataClass: string;
  list: boolean;
  nonNull: boolean;
  /** By the name of the object type; empty for a value. */
  below: ReadonlyMap<string, readonly Asked[]>;
}

/** The agreed schema of one agency, as it is committed: the data classes are read from its tags. */
export class AgreedSchema {
  readonly schema: GraphQLSchema;

  constructor(readonly agency: string) {
    const text = readFileSync(join(projectRoot, `schema/${agency}.graphql`), 'utf8');
    this.schema = buildSubgraphSchema([{ typeDefs: parse(text) }]);
  }

  /** Every field of its object types with its data class, by `Type.field`; root fields and the keys of entities left out. */
  classes(): Map<string, string> {
    const found = new Map<string, string>();
    for (const type of Object.values(this.schema.getTypeMap())) {
      if (!isObjectType(type) || /^(_|Query$|Mutation$)/.test(type.name)) continue;
      for (const name of Object.keys(type.getFields()))
        found.set(`${type.name}.${name}`, this.classOf(type.name, name));
    }
    return found;
  }

  /** Everything that can be asked below a type, no type twice on one path but for its first field. */
  below(typeName: string, above: readonly string[] = []): Asked[] {
    const type = this.schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`${typeName} is no object type.`);
    const fields = Object.values(type.getFields()).filter((field) =>
      field.args.every(({ type: arg }) => !isNonNullType(arg)),
    );
    const again = above.includes(typeName);
    const shown = again ? fields.slice(0, 1) : fields;
    return shown.map((field) => {
      const named = getNamedType(field.type);
      const members = isUnionType(named) ? [...named.getTypes()] : isObjectType(named) ? [named] : [];
      return {
        key: field.name,
        field: field.name,
        type: typeName,
        dataClass: this.classOf(typeName, field.name),
        list: isListType(getNullableType(field.type)),
        nonNull: isNonNullType(field.type),
        below: new Map(members.map(({ name }) => [name, this.below(name, [...above, typeName])])),
      };
    });
  }

  /** The classes of the fields a type cannot leave out. */
  needs(typeName: string): string[] {
    const type = this.schema.getType(typeName);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields())
      .filter((field) => isNonNullType(field.type) && !isListType(getNullableType(field.type)))
      .map((field) => this.classOf(typeName, field.name));
  }

  private classOf(typeName: string, fieldName: string): string {
    const type = this.schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`${typeName} is no object type.`);
    const tags = [type.astNode, type.getFields()[fieldName]?.astNode].flatMap((node) =>
      (node?.directives ?? []).filter(({ name }) => name.value === 'tag'),
    );
    const [tag] = tags.map(({ arguments: given }) => (given?.[0]?.value as { value: string }).value);
    if (!tag || tags.length !== 1)
      throw new Error(`${typeName}.${fieldName} has not exactly one data class.`);
    return tag.toUpperCase().replaceAll('-', '_');
  }
}

/** Keys that tell where the fields of a union's members, which may be of one name and different kinds, come from. */
export function keyed(asked: readonly Asked[], writing: Writing, inUnion = false): Asked[] {
  return asked.map((field) => ({
    ...field,
    key: writing === 'alias' || inUnion ? `x_${field.type}_${field.field}` : field.field,
    below: new Map(
      [...field.below].map(([type, fields]) => [type, keyed(fields, writing, field.below.size > 1)]),
    ),
  }));
}

/** The question in the words of one writing, with the fragments it uses. */
export class Question {
  private readonly fragments = new Map<string, string>();

  constructor(private readonly writing: Writing) {}

  selection(asked: readonly Asked[], typeName: string, inUnion = false): string {
    const fields = asked.map((field) => {
      const name = field.key === field.field ? field.field : `${field.key}: ${field.field}`;
      if (field.below.size === 0) return name;
      const union = field.below.size > 1;
      const inner = [...field.below].map(([type, below]) => this.selection(below, type, union)).join(' ');
      return `${name} { ${union ? '__typename ' : ''}${inner} }`;
    });
    const body = fields.join(' ');
    if (this.writing === 'fragment') {
      const name = `f${this.fragments.size}_${typeName}`;
      this.fragments.set(name, `fragment ${name} on ${typeName} { ${body} }`);
      return `...${name}`;
    }
    return this.writing === 'inline' || inUnion ? `... on ${typeName} { ${body} }` : body;
  }

  document(operation: string): string {
    return [operation, ...this.fragments.values()].join('\n');
  }
}
