import type { GraphQLNamedInputType } from 'graphql';
import { isEnumType } from 'graphql';
import { completeCreditCode } from '#kernel/values/credit-code.js';
import { organisations, secondCourt, union } from '../../../infra/county/organisations.js';
import type { Person } from '../../../infra/county/people.js';
import type { Ground } from './ground.js';
import type { Random } from '../../kit/random.js';
import { hostileTexts } from './strange-text.js';

const idNumbers = ['370499198107170346', '532899198904040417', '530199199312120522'];
const codes: Record<string, string> = {
  ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', claimKinds: 'WAGE_CLAIM', outcome: 'AGREED', arrow: 'A01' },
  ...{ directSuitGround: 'WAGE_IOU', courtCode: '鲁0402', suggestedAgency: 'justice', agency: 'union' },
};

/** Table that the ids in a field of this name are of. */
const tables: readonly [RegExp, RegExp][] = [
  [/^referralId$/, /^referral$/],
  [/mediationId$/i, /mediation/],
  [/^mediatorIds?$/, /mediator/],
  [/^agreementId$/, /agreement/],
  [/partyIds?$|^confirmedBy$/i, /^party$/],
  [/^consentId$/, /^consent$/],
  [/intakeId$/i, /intake/],
  [/^civilCaseId$/, /civil_case/],
];

/** A value a clerk could give; ids are of the agency's own records. */
export function goodValue(
  random: Random,
  type: GraphQLNamedInputType,
  name: string,
  ground: Ground,
  agency: string,
): unknown {
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  switch (type.name) {
    case 'IdNumber':
      return random.pick(idNumbers);
    case 'CreditCode':
      if (/^(to|addressee|copyTo|recipient)$/.test(name)) return random.pick(organisations).code;
      return completeCreditCode(`91370499FAKE${random.between(7000, 7999)}`);
    case 'Phone':
      return `1440000${random.between(1000, 9999)}`;
    case 'CaseNumber':
      return `（2024）鲁0402民诉前调${random.between(1000, 9000)}号`;
    case 'DivisionCode':
      return '370499';
    case 'LocalDate':
      return `2024-09-${random.between(10, 28)}`;
    case 'Instant':
      return `2024-09-${random.between(10, 28)}T10:00:00+08:00`;
    case 'Money':
      return random.between(1, 9_000_000);
    case 'Int':
      return random.between(1, 100);
    case 'Boolean':
      return random.chance(0.5);
    case 'ID':
      return knownId(random, name, ground, agency);
    default:
      return codes[name] ?? (random.chance(0.6) ? random.pick(hostileTexts) : '样例文字');
  }
}

function knownId(random: Random, name: string, { known, caseCodes }: Ground, agency: string): string {
  if (name === 'caseCode') return random.pick(caseCodes);
  if (name === 'recipient') return random.pick(organisations).code;
  const own = known.filter((one) => one.agency === agency);
  const wanted = tables.find(([field]) => field.test(name))?.[1];
  const fitting = own.filter(({ table }) => wanted?.test(table));
  const from = fitting.length > 0 ? fitting : own;
  return from.length > 0 ? random.pick(random.pick(from).ids) : random.uuid();
}

/** Ids and case codes of cases that the person's organisation has nothing to do with. */
export function foreignIds({ known, caseCodes }: Ground, { agency, organisation }: Person): string[] {
  const [mediated, arbitrated] = caseCodes as [string, string];
  const of = (...agencies: string[]) =>
    known.filter((one) => agencies.includes(one.agency)).flatMap(({ ids }) => ids);
  // A referral has one id on both sides. What the court's records hold is the second court's, not the first's.
  const shared = new Set(agency === 'court' ? [] : of(agency));
  const from = (...agencies: string[]) => of(...agencies).filter((id) => !shared.has(id));
  if (agency === 'docket') return [];
  if (agency === 'human-resources') return [...from('union', 'court'), mediated];
  if ([union.code, secondCourt.code].includes(organisation)) return [...from('human-resources'), arbitrated];
  return [...from('union', 'court', 'human-resources'), mediated, arbitrated];
}
