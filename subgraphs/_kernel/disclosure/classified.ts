import {
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
  isCompositeType,
  getNamedType,
} from 'graphql';
import { classOfTag, type DataClassName } from './data-class.js';

/** The data class of every field of a schema, and what each type must show to be shown at all. */
export interface Classification {
  /** By `Type.field`. */
  readonly fields: ReadonlyMap<string, DataClassName>;
  /** The classes of the fields of a type that have no "nothing" to say: neither null nor an empty list. */
  readonly needs: ReadonlyMap<string, readonly DataClassName[]>;
}

const federation = /^(_Service|_Entity|__)/;

/** Reads the classes off the schema's tags; throws, with every place, where a field does not declare exactly one. */
export function classify(schema: GraphQLSchema): Classification {
  const fields = new Map<string, DataClassName>();
  const needs = new Map<string, DataClassName[]>();
  const faults: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || federation.test(type.name)) continue;
    const root = type === schema.getQueryType() || type === schema.getMutationType();
    const ofType = tagsOf(type.astNode);
    const needed = new Set<DataClassName>();
    for (const field of Object.values(type.getFields())) {
      const place = `${type.name}.${field.name}`;
      const named = classesOf(type, field, ofType, root);
      const [first, ...more] = named;
      if (!first || more.length > 0) {
        faults.push(`${place}: ${first ? 'more than one data class' : 'no data class'}`);
        continue;
      }
      fields.set(place, first);
      if (!root && isNonNullType(field.type) && !isListType(getNullableType(field.type))) needed.add(first);
    }
    needs.set(type.name, [...needed]);
  }
  if (faults.length > 0)
    throw new Error(`Every field declares its data class with @DataClass:\n${faults.join('\n')}`);
  return { fields, needs };
}

/** A root field that answers an object is decided by what the object shows. */
function classesOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  ofType: DataClassName[],
  root: boolean,
): DataClassName[] {
  const own = tagsOf(field.astNode);
  if (root && own.length === 0 && isCompositeType(getNamedType(field.type))) return ['STRUCTURE'];
  return [...ofType, ...own];
}

interface Tagged {
  readonly directives?: readonly {
    readonly name: { readonly value: string };
    readonly arguments?: readonly { readonly value: unknown }[];
  }[];
}

function tagsOf(node: Tagged | null | undefined): DataClassName[] {
  return (node?.directives ?? [])
    .filter((directive) => directive.name.value === 'tag')
    .flatMap((directive) => {
      const name = classOfTag((directive.arguments?.[0]?.value as { value?: string }).value ?? '');
      return name ? [name] : [];
    });
}
