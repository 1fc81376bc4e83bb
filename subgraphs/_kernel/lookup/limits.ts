/**
 * How many different cases or persons may be looked up outside the own cases.
 * PERSON_HOUR         one person, in an hour
 * PERSON_DAY          one person, on a day
 * ORGANISATION_HOUR   all people of one organisation together, in an hour
 */
export const lookLimits = { PERSON_HOUR: 30, PERSON_DAY: 100, ORGANISATION_HOUR: 200 } as const;
export type LookCounts = Record<keyof typeof lookLimits, number>;

/** From this part of a limit on, administrators are told. */
const warnedFrom = 0.8;

/**
 * LOOKUP_WARNING        查询偏多        one person comes near a limit
 * LOOKUP_SPREE          查询超限        one person went over a limit and was refused
 * ORGANISATION_WARNING  单位查询偏多    an organisation comes near its limit
 * ORGANISATION_SPREE    单位查询超限    an organisation went over its limit, and its people were refused
 */
export const alarmKinds = [
  'LOOKUP_WARNING',
  'LOOKUP_SPREE',
  'ORGANISATION_WARNING',
  'ORGANISATION_SPREE',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];
/** CHAIN_CONFLICT  留痕链不一致  an agency’s audit chain contradicts what it was before; no look-up, but for the same administrators */
export type AlarmEntityKind = AlarmKind | 'CHAIN_CONFLICT';

export function isSpree(kind: AlarmEntityKind): boolean {
  return kind === 'LOOKUP_SPREE' || kind === 'ORGANISATION_SPREE';
}

/** Whether it is about an organisation's people taken together. */
export function ofOrganisation(kind: AlarmKind): boolean {
  return kind === 'ORGANISATION_WARNING' || kind === 'ORGANISATION_SPREE';
}

/** How many looks an alarm of this kind speaks of. */
export function countOf(kind: AlarmKind, counts: LookCounts): number {
  if (ofOrganisation(kind)) return counts.ORGANISATION_HOUR;
  const dayTells = counts.PERSON_DAY >= lookLimits.PERSON_DAY * warnedFrom;
  return dayTells ? counts.PERSON_DAY : counts.PERSON_HOUR;
}

/** The alarms that these counts, the look asked for included, give rise to. With a spree among them the look is refused. */
export function alarmsAt(counts: LookCounts): AlarmKind[] {
  const over = (name: keyof LookCounts): boolean => counts[name] > lookLimits[name];
  const near = (name: keyof LookCounts): boolean => counts[name] >= lookLimits[name] * warnedFrom;
  const person = ['PERSON_HOUR', 'PERSON_DAY'] as const;
  const kinds: AlarmKind[] = [];
  if (person.some(over)) kinds.push('LOOKUP_SPREE');
  else if (person.some(near)) kinds.push('LOOKUP_WARNING');
  if (over('ORGANISATION_HOUR')) kinds.push('ORGANISATION_SPREE');
  else if (near('ORGANISATION_HOUR')) kinds.push('ORGANISATION_WARNING');
  return kinds;
}
