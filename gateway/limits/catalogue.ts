import { Kind, parse, type FieldDefinitionNode, type TypeNode } from 'graphql';

export interface CataloguedField {
  /** The type of the value or of the items. */
  type: string;
  list: boolean;
  /** How many items `first` asks for when it is left out; null when the field has no `first`. */
  first: number | null;
}

/** The fields of every type of the joined graph. */
export class Catalogue {
  private readonly types = new Map<string, Map<string, CataloguedField>>();

  constructor(supergraph: string) {
    for (const definition of parse(supergraph, { noLocation: true }).definitions) {
      if (
        definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
        definition.kind === Kind.INTERFACE_TYPE_DEFINITION
      ) {
        const fields = (definition.fields ?? []).map(
          (field) => [field.name.value, catalogued(field)] as const,
        );
        this.types.set(definition.name.value, new Map(fields));
      }
    }
  }

  field(type: string, name: string): CataloguedField | null {
    return this.types.get(type)?.get(name) ?? null;
  }
}

function catalogued(field: FieldDefinitionNode): CataloguedField {
  const first = field.arguments?.find(({ name }) => name.value === 'first')?.defaultValue;
  return { ...typed(field.type), first: first?.kind === Kind.INT ? Number(first.value) : null };
}

function typed(type: TypeNode): { type: string; list: boolean } {
  if (type.kind === Kind.NAMED_TYPE) return { type: type.name.value, list: false };
  const inner = typed(type.type);
  return { type: inner.type, list: inner.list || type.kind === Kind.LIST_TYPE };
}
