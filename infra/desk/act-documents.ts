import {
  getNamedType,
  isObjectType,
  isScalarType,
  isEnumType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { AgencyActs } from '../../gateway/desk/acts/act.js';
import type { Field } from './acts.js';

/** What tells one record of a case from another. */
const telling = [
  ...['state', 'number', 'name', 'title', 'side', 'kind', 'type', 'field', 'scope', 'route', 'fileName'],
  ...['direction', 'arrow', 'arrowName', 'counterpartName', 'openedOn', 'acceptedOn', 'partyId', 'recordId'],
  ...[
    'amount',
    'claim',
    'cause',
    'staffId',
    'creditCode',
    'outcome',
    'answerDue',
    'due',
    'from',
    'to',
    'partyIds',
  ],
];

/** The own records of a case that the agency’s acts are done to or ask for, one level below the part and one more. */
export function recordsDocument(schema: GraphQLSchema, field: Field, agencyActs: AgencyActs): string {
  const part = getNamedType((schema.getType('Case') as GraphQLObjectType).getFields()[field]!.type);
  if (!isObjectType(part)) throw new Error(`Case.${field} is no part.`);
  const wanted = wantedTypes(agencyActs);
  const records = recordsIn(part, wanted, 2);
  const own = ['title', 'cause', 'causeVersion', 'claim', 'facts', 'relation', 'organisation'].filter(
    (name) => part.getFields()[name],
  );
  const title = `${field.charAt(0).toUpperCase()}${field.slice(1)}CaseRecords`;
  return `query ${title}($caseCode: ID!) { case(id: $caseCode) { part: ${field} { __typename ${own.join(' ')} ${records} } } }`;
}

function wantedTypes({ acts, groups }: AgencyActs): Set<string> {
  const fields = [...acts.flatMap((act) => act.fields), ...Object.values(groups).flat()];
  const ids = fields.flatMap(({ kind, of }) => (kind === 'ID' && of ? [of] : []));
  const types = new Set([...ids, ...acts.flatMap(({ record }) => (record ? [record.type] : [])), 'Party']);
  types.delete('UsageRecord');
  return types;
}

function recordsIn(type: GraphQLObjectType, wanted: ReadonlySet<string>, depth: number): string {
  return Object.values(type.getFields())
    .flatMap(({ name, args, type: given }) => {
      const record = getNamedType(given);
      if (args.length > 0 || !isObjectType(record) || !record.getFields().id) return [];
      const below = depth > 1 ? recordsIn(record, wanted, depth - 1) : '';
      if (!wanted.has(record.name) && !below) return [];
      return [`${name} { __typename id ${tellingOf(record)} ${below}}`];
    })
    .join(' ');
}

function tellingOf(type: GraphQLObjectType): string {
  const found = Object.values(type.getFields()).filter(
    ({ name, args, type: given }) =>
      telling.includes(name) &&
      args.length === 0 &&
      (isScalarType(getNamedType(given)) || isEnumType(getNamedType(given))),
  );
  const signed = type.getFields().signatures ? ['signatures { role partyId }'] : [];
  return [...found.map(({ name }) => name), ...(type.name.endsWith('Agreement') ? signed : [])].join(' ');
}

/** Who is on the own rosters; empty where the agency keeps none. */
export function rosterDocument(schema: GraphQLSchema, field: Field): string | null {
  const queries = schema.getQueryType()!.getFields();
  const rosters = ['Mediators', 'Seals'].flatMap((name) => {
    const found = queries[`${field}${name}`];
    const type = found && getNamedType(found.type);
    if (!isObjectType(type)) return [];
    const given = found!.args.some((argument) => argument.name === 'active') ? '(active: true)' : '';
    return [`${field}${name}${given} { __typename id ${tellingOf(type)} }`];
  });
  if (rosters.length === 0) return null;
  return `query ${field.charAt(0).toUpperCase()}${field.slice(1)}Rosters { ${rosters.join(' ')} }`;
}
