import { Directive } from 'type-graphql';

/** Kinds of data that are disclosed by one rule each; what each means and who sees it: schema/law/disclosure.yaml. */
export const dataClasses = [
  'STRUCTURE',
  'OPEN',
  'HEADER',
  'STAFF',
  'EMPLOYER',
  'PARTY',
  'PARTY_NAME',
  'PARTY_ID_NUMBER',
  'PARTY_PHONE',
  'PARTY_ADDRESS',
  'SENSITIVE',
  'CLAIM',
  'GROUNDS',
  'RESULT',
  'WORK_NOTE',
  'CONSENT',
  'MATERIAL',
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
  'INQUIRY_RESULT',
  'USAGE',
  'AUDIT',
] as const;
export type DataClassName = (typeof dataClasses)[number];

/**
 * Declares what kind of data a field shows; stands in the SDL as a tag. A type whose fields are all of one kind declares it
 * once, on the type.
 */
export function DataClass(name: DataClassName): PropertyDecorator & MethodDecorator & ClassDecorator {
  return Directive(`@tag(name: "${tagOf(name)}")`);
}

/** PARTY_NAME stands in the SDL as `party-name`. */
export function tagOf(name: DataClassName): string {
  return name.toLowerCase().replaceAll('_', '-');
}

export function classOfTag(tag: string): DataClassName | null {
  const name = tag.toUpperCase().replaceAll('-', '_');
  return (dataClasses as readonly string[]).includes(name) ? (name as DataClassName) : null;
}
