import { graphql, type GraphQLSchema } from 'graphql';
import type { AgencyManifest } from '#kernel/agency.js';
import type { RequestContext } from '#kernel/context.js';
import { withRecordedReading } from '#kernel/disclosure/recorded-reading.js';
import { subgraphSchema } from '#kernel/schema.js';

// The answers are JSON of many shapes.
export type Json = ReturnType<typeof JSON.parse>;

/** Asks one agency's graph as a person, the way the gateway does once the person is let in; throws the first error. */
export async function askAgency(
  ctx: RequestContext,
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<Json> {
  const schema = await schemaOf(ctx.agency.manifest);
  const { data, errors } = await withRecordedReading(ctx, () =>
    graphql({ schema, source, variableValues, contextValue: ctx }),
  );
  if (errors?.[0]) throw errors[0].originalError ?? errors[0];
  return data;
}

const schemas = new WeakMap<AgencyManifest, Promise<GraphQLSchema>>();

function schemaOf(manifest: AgencyManifest): Promise<GraphQLSchema> {
  const schema = schemas.get(manifest) ?? subgraphSchema(manifest);
  schemas.set(manifest, schema);
  return schema;
}

/** The agency’s part of a case as a person sees it: null where nothing is shown. */
export async function caseAsSeen(ctx: RequestContext, caseCode: string, selection: string): Promise<Json> {
  const { field } = ctx.agency.manifest;
  const source = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Case { ${field} { ${selection} } } } }`;
  const { _entities } = await askAgency(ctx, source, { of: [{ __typename: 'Case', id: caseCode }] });
  return _entities[0][field];
}
