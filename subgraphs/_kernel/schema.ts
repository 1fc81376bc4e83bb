import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';
import type { AgencyManifest, Class } from './agency.js';
import { classify } from './disclosure/classified.js';
import { guardSchema } from './disclosure/guard.js';
import { knownReferences } from './entity-references.js';
import { matchingKeyResolver } from './disclosure/matching-key.resolver.js';
import { searchResolver } from './search/search.resolver.js';
import { worklistResolver } from './worklist/worklist.resolver.js';
import { arrowOfferResolver } from './arrows/arrow-offer.resolver.js';
import { auditResolver } from './audit/audit.resolver.js';
import { calendarYearResolver } from './calendar-year/calendar-year.resolver.js';
import { deliveryResolver } from './delivery/delivery.resolver.js';
import { delegationResolver } from './delegation/delegation.resolver.js';
import { alarmResolver } from './lookup/alarm.resolver.js';
import { mediationReferralResolver } from './mediation-referral/mediation-referral.resolver.js';
import { noticeResolver } from './notice/notice.resolver.js';
import { phraseResolver } from './phrase/phrase.resolver.js';
import { webhookResolver } from './notice/webhook.resolver.js';
import { referralResolver } from './referral/referral.resolver.js';
import { referralWorkResolver } from './referral/referral-work.resolver.js';
import { riskWarningResolver } from './risk-warning/risk-warning.resolver.js';
import { ticketResolver } from './ticket/ticket.resolver.js';
import { deadlineCountResolver } from './clock/deadline-count.resolver.js';
import { deadlineWarningResolver } from './timers/deadline-warning.resolver.js';
import { trailResolver } from './trail/trail.resolver.js';
import { plainArguments } from './values/plain-text.js';
import { witnessResolver } from './witness/witness.resolver.js';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@tag", "@inaccessible", "@external"])\n`;

/** The agency's SDL with its federation directives, as it is composed into the supergraph. */
export async function agencySdl(manifest: AgencyManifest): Promise<string> {
  const schema = await declaredSchema(manifest);
  classify(schema);
  return link + printSchemaWithDirectives(schema) + '\n';
}

/** The agency's executable subgraph. An entity is referred to by its key alone, so the reference is the object. */
export async function subgraphSchema(manifest: AgencyManifest): Promise<GraphQLSchema> {
  const declared = await declaredSchema(manifest);
  const resolvers = createResolversMap(declared) as Record<string, Record<string, unknown>>;
  const keys = entityKeys(await agencySdl(manifest));
  for (const name of keys.keys()) {
    resolvers[name] = { ...resolvers[name], __resolveReference: (reference: object) => reference };
  }
  const schema = buildSubgraphSchema([
    { typeDefs: parse(await agencySdl(manifest)), resolvers: resolvers as never },
  ]);
  return guardSchema(knownReferences(plainArguments(schema), keys), declared);
}

const built = new WeakMap<AgencyManifest, Promise<GraphQLSchema>>();

/** The schema as the agency's code declares it, without its guard: what root fields reach is read off it. */
export function declaredSchema(manifest: AgencyManifest): Promise<GraphQLSchema> {
  const known = built.get(manifest);
  if (known) return known;
  const { field } = manifest;
  const forCases = manifest.keepsRegister
    ? []
    : [
        referralResolver(field, manifest.referralActs),
        referralWorkResolver(field),
        mediationReferralResolver(field),
        ticketResolver(field),
        riskWarningResolver(field),
        matchingKeyResolver(field),
        deadlineWarningResolver(field),
        calendarYearResolver(field),
        deadlineCountResolver(field),
        arrowOfferResolver(field),
        phraseResolver(field),
        worklistResolver(field),
        searchResolver(field),
      ];
  const own = [
    auditResolver(field),
    delegationResolver(field),
    alarmResolver(field),
    witnessResolver(field),
    trailResolver(field),
    deliveryResolver(field),
    noticeResolver(field),
    webhookResolver(field),
    ...forCases,
  ];
  const fresh = buildSchema({
    resolvers: [...manifest.resolvers, ...own] as unknown as NonEmptyArray<Class>,
    orphanedTypes: manifest.orphanedTypes,
    validate: false,
    skipCheck: true,
  });
  built.set(manifest, fresh);
  return fresh;
}

/** The entities of the schema and the field each is known by. */
function entityKeys(sdl: string): Map<string, string> {
  const found = sdl.matchAll(/^type (\w+)[^{]*@key\(fields: "(\w+)"/gm);
  return new Map([...found].map(([, name, key]) => [name!, key!]));
}
