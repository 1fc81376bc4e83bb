import {
  getNamedType,
  isInputObjectType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
} from 'graphql';
import type { ActRecord } from '../../gateway/desk/acts/act.js';

/** Whose id a name is, where the name itself does not say the type. `%` is the agency: `UnionMediationCase`. */
const named: Record<string, string> = {
  ...{ mediationId: '%MediationCase', agreementId: '%MediationAgreement', planId: 'MediationPlan' },
  ...{ referralId: 'Referral', awardId: 'ArbitralAward', arbitrationId: 'ArbitrationCase' },
  ...{ letterId: 'UnionSupervisionLetter', intakeId: 'UnionIntake', confirmationId: 'JudicialConfirmation' },
  ...{ followsLetterId: 'UnionSupervisionLetter', caseCode: 'Case', organisationId: 'MediationOrganisation' },
  ...{ mediatorIds: 'Mediator', mediatorId: 'Mediator', claimItemId: 'ArbitrationClaimItem' },
};
const partyNames = /(^p|P)arty(Id)?s?$|partyIds?$|PartyIds?$|^(confirmedBy|supplierParty|about)$/;

/** Acts whose id is of another record than the one they answer with. */
const others: Record<string, string> = {
  unionReferForPaymentOrders: 'UnionMediationAgreement',
};

/** Which record a mutation is done to, and where its id stands among the arguments. */
export function recordOf(schema: GraphQLSchema, mutation: GraphQLField<unknown, unknown>): ActRecord | null {
  const places = mutation.args.flatMap((argument) => placesOf(argument));
  const answers = getNamedType(mutation.type).name;
  const own = places.find(({ name }) => name === 'id');
  if (own) return { type: others[mutation.name] ?? answers, path: own.path };
  const typed = places.flatMap(({ name, path }) => {
    const type = recordOf.named(schema, mutation.name, name);
    return type && name !== 'caseCode' && type !== 'Party' && !/^followsLetter|^mediatorIds?$/.test(name)
      ? [{ type, path }]
      : [];
  });
  const found = typed.find(({ type }) => type === answers) ?? typed[0];
  if (found) return found;
  const inCase = places.find(({ name }) => name === 'caseCode');
  if (inCase) return { type: 'Case', path: inCase.path };
  const party = places.find(({ name }) => name === 'partyId');
  return party ? { type: 'Party', path: party.path } : null;
}

/** The type of record whose id is called so; null where it is none that a case shows. */
recordOf.named = (schema: GraphQLSchema, mutation: string, name: string): string | null => {
  if (partyNames.test(name)) return 'Party';
  const agency = (
    /^(union|court|humanResources|procuratorate|justice|docket)/.exec(mutation)?.[0] ?? ''
  ).replace(/^./, (letter) => letter.toUpperCase());
  const table = named[name]?.replace('%', agency);
  if (table) return schema.getType(table) ? table : null;
  const stem = /^(\w+)Id$/.exec(name)?.[1];
  if (!stem) return null;
  const pascal = stem.charAt(0).toUpperCase() + stem.slice(1);
  return [pascal, `${agency}${pascal}`].find((each) => isObjectType(schema.getType(each))) ?? null;
};

function placesOf(argument: GraphQLArgument): { name: string; path: string[] }[] {
  const type = getNamedType(argument.type);
  if (!isInputObjectType(type)) return [{ name: argument.name, path: [argument.name] }];
  return Object.values(type.getFields()).map((field: GraphQLInputField) => ({
    name: field.name,
    path: [argument.name, field.name],
  }));
}
