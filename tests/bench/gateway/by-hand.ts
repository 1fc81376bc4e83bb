import { type DocumentNode, type FieldNode, Kind, parse, print, visit } from 'graphql';
import type { Workload } from './workloads.js';

/** One query to one agency for its part of some cases. */
export interface PartQuery {
  readonly agency: string;
  readonly query: string;
}

/** What somebody would write who asks each agency by hand for what the two operations show. */
export interface FanOut {
  readonly case: readonly PartQuery[];
  readonly list: { readonly first: string; readonly then: readonly PartQuery[] };
}

export function fanOutOf(workloads: readonly Workload[]): FanOut {
  const documentOf = (name: Workload['name']) =>
    parse(workloads.find((workload) => workload.name === name)!.query);
  const list = documentOf('list');
  const isPart = (field: FieldNode) => field.name.value !== 'docket' && partOf(field) !== null;
  const first = visit(list, {
    Field: (field, _key, _parent, _path, ancestors) =>
      isBelowCase(ancestors) && isPart(field) ? null : undefined,
    FragmentDefinition: () => null,
  });
  return {
    case: partQueries(documentOf('case'), () => true),
    list: { first: print(first), then: partQueries(list, isPart) },
  };
}

const fieldsOfAgencies: Readonly<Record<string, string>> = {
  ...{ docket: 'docket', court: 'court', union: 'union', humanResources: 'human-resources' },
  ...{ procuratorate: 'procuratorate', justice: 'justice' },
};

/** The agency whose part of a case a field is. */
export function partOf(field: FieldNode): string | null {
  return fieldsOfAgencies[field.name.value] ?? null;
}

function partQueries(document: DocumentNode, isWanted: (field: FieldNode) => boolean): PartQuery[] {
  const queries: PartQuery[] = [];
  visit(document, {
    Field(field, _key, _parent, _path, ancestors) {
      const agency = isBelowCase(ancestors) ? partOf(field) : null;
      if (agency && isWanted(field)) queries.push({ agency, query: queryOf(field, document) });
    },
  });
  return queries;
}

function isBelowCase(ancestors: readonly unknown[]): boolean {
  const fields = ancestors.filter((node) => (node as { kind?: string } | undefined)?.kind === Kind.FIELD);
  return ['case', 'node'].includes((fields.at(-1) as FieldNode | undefined)?.name.value ?? '');
}

/** With the fragments that the field uses, and no others: an unused one is an error. */
function queryOf(field: FieldNode, document: DocumentNode): string {
  const used = new Set<string>();
  visit(field, { FragmentSpread: ({ name }) => void used.add(name.value) });
  const fragments = document.definitions.filter(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && used.has(definition.name.value),
  );
  return `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Case { ${print(field)} } }
}
${fragments.map(print).join('\n')}`;
}
