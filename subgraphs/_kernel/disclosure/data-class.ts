import { Directive } from 'type-graphql';

/** Kinds of data that are disclosed by one rule each; what each means and who sees it: schema/law/disclosure.yaml. */
export const dataClasses = [
  'STRUCTURE',
  'OPEN',
  'HEADER',
  'STAFF',
  'PARTY',
  'PARTY_NAME',
  'PARTY_ID_NUMBER',
  'PARTY_PHONE',
  'SENSITIVE',
  'CLAIM',
  'WORK_NOTE',
  'CONSENT',
  'MATERIAL',
  'MEDIATION',
  'MEDIATION_NOTE',
  'AGREEMENT',
  'UNDISPUTED_FACT',
  'ADJUDICATION',
  'INSPECTION',
  'LEAD',
  'LEAD_RESULT',
  'LEGAL_AID',
  'LEGAL_AID_MEANS',
  'SUPERVISION_LETTER',
  'COMPLAINANT',
  'RISK_WARNING',
  'STATISTICS',
  'USAGE',
  'AUDIT',
] as const;
export type DataClassName = (typeof dataClasses)[number];

/**
 * Declares what kind of data a field shows; stands in the SDL as a tag. On a type it holds for every field of the type
 * that declares none of its own.
 */
export function DataClass(name: DataClassName): PropertyDecorator & MethodDecorator & ClassDecorator {
  return Directive(`@tag(name: "${tagOf(name)}")`) as PropertyDecorator & MethodDecorator & ClassDecorator;
}

/** PARTY_NAME stands in the SDL as `party-name`. */
export function tagOf(name: DataClassName): string {
  return name.toLowerCase().replaceAll('_', '-');
}

export function classOfTag(tag: string): DataClassName | null {
  const name = tag.toUpperCase().replaceAll('-', '_');
  return (dataClasses as readonly string[]).includes(name) ? (name as DataClassName) : null;
}
