/**
 * The kinds of data a party's consent can open to another organisation: the classes of schema/law/disclosure.yaml that are
 * shown on consent. Notes of a mediation, leads and complainants are not the party's to open.
 */
export const disclosedKinds = {
  HEADER: 'HEADER',
  PARTY: 'PARTY',
  PARTY_NAME: 'PARTY_NAME',
  PARTY_ID_NUMBER: 'PARTY_ID_NUMBER',
  PARTY_PHONE: 'PARTY_PHONE',
  SENSITIVE: 'SENSITIVE',
  CLAIM: 'CLAIM',
  GROUNDS: 'GROUNDS',
  RESULT: 'RESULT',
  CONSENT: 'CONSENT',
  MATERIAL: 'MATERIAL',
  AGREEMENT: 'AGREEMENT',
  UNDISPUTED_FACT: 'UNDISPUTED_FACT',
  ADJUDICATION: 'ADJUDICATION',
  LEGAL_AID: 'LEGAL_AID',
} as const;
export type DisclosedKind = keyof typeof disclosedKinds;
