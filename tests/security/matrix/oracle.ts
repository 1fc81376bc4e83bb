import type { Role } from '#kernel/actor.js';
import type { AgencyName } from '../../../infra/county/process-table.js';

/** How a reader of the check stands to the case at the owner. */
export type CheckedRelation = 'OWN' | 'REFERRED' | 'CONSENTED' | 'COPIED' | 'INQUIRY' | 'MASKED';
export type ExpectedSight = 'CLEAR' | 'MASKED' | 'NONE';

export interface CheckedReader {
  agency: AgencyName;
  roles: readonly Role[];
  /** The ways in which the reader stands to the case; a consent names its classes. */
  relations: readonly CheckedRelation[];
  consented: readonly string[];
}

const working: readonly Role[] = [
  'CLERK',
  'JUDGE',
  'MEDIATOR',
  'UNION_OFFICER',
  'ARBITRATOR',
  'PROCURATOR',
  'LEGAL_AID_OFFICER',
];

/** The table of domain 5.4 once more, written by hand and apart from schema/law: what each relation lets whom see. */
const header = ['HEADER', 'STAFF', 'EMPLOYER'];
const shared = [
  'PARTY',
  'PARTY_NAME',
  'CLAIM',
  'GROUNDS',
  'RESULT',
  'CONSENT',
  'MATERIAL',
  'AGREEMENT',
  'UNDISPUTED_FACT',
  'ADJUDICATION',
  'LEGAL_AID',
];
const masked = ['PARTY_ID_NUMBER', 'PARTY_PHONE'];
const always = ['STRUCTURE', 'OPEN', 'STATISTICS', 'RISK_WARNING'];

type By = (reader: CheckedReader, dataClass: string) => ExpectedSight;
const clear = (is: boolean): ExpectedSight => (is ? 'CLEAR' : 'NONE');
const works = ({ roles }: CheckedReader): boolean => roles.some((role) => working.includes(role));
const has = ({ roles }: CheckedReader, role: Role): boolean => roles.includes(role);

const byRelation: Record<CheckedRelation, By> = {
  OWN(reader, dataClass) {
    if (always.includes(dataClass) || header.includes(dataClass) || dataClass === 'USAGE') return 'CLEAR';
    if (dataClass === 'AUDIT') return clear(has(reader, 'ADMINISTRATOR'));
    if (dataClass === 'MEDIATION_NOTE') return clear(has(reader, 'MEDIATOR'));
    if (dataClass === 'LEGAL_AID_MEANS') return clear(has(reader, 'LEGAL_AID_OFFICER'));
    // The union may keep sensitive data of its own cases on separate consent alone.
    if (dataClass === 'SENSITIVE') return clear(works(reader) && reader.agency !== 'union');
    return clear(works(reader));
  },
  REFERRED(reader, dataClass) {
    if (always.includes(dataClass)) return 'CLEAR';
    if (!works(reader)) return 'NONE';
    if ([...header, ...shared, 'SUPERVISION_LETTER'].includes(dataClass)) return 'CLEAR';
    if (masked.includes(dataClass)) return 'MASKED';
    if (dataClass === 'LEAD_RESULT') return clear(['union', 'human-resources'].includes(reader.agency));
    if (dataClass === 'SENSITIVE')
      return clear(['court', 'human-resources', 'justice'].includes(reader.agency));
    if (dataClass === 'INSPECTION') return clear(['court', 'procuratorate'].includes(reader.agency));
    return 'NONE';
  },
  CONSENTED(reader, dataClass) {
    if (always.includes(dataClass))
      return dataClass === 'STATISTICS' || dataClass === 'RISK_WARNING'
        ? clear(reader.consented.includes(dataClass))
        : 'CLEAR';
    if (!works(reader)) return 'NONE';
    if (header.includes(dataClass)) return 'CLEAR';
    if (!reader.consented.includes(dataClass)) return 'NONE';
    if (masked.includes(dataClass)) return 'MASKED';
    return clear([...shared, 'SENSITIVE'].includes(dataClass));
  },
  COPIED(reader, dataClass) {
    if (always.includes(dataClass)) return 'CLEAR';
    return clear(works(reader) && [...header, 'SUPERVISION_LETTER'].includes(dataClass));
  },
  INQUIRY(reader, dataClass) {
    if (!works(reader)) return 'NONE';
    if (always.includes(dataClass) || header.includes(dataClass)) return 'CLEAR';
    const supervising = reader.agency === 'procuratorate' && has(reader, 'PROCURATOR');
    const arbitrating = reader.agency === 'human-resources' && has(reader, 'ARBITRATOR');
    if (['ADJUDICATION', 'SUPERVISION_LETTER', 'USAGE'].includes(dataClass)) return clear(supervising);
    if (dataClass === 'UNDISPUTED_FACT') return clear(arbitrating);
    if (dataClass === 'INQUIRY_RESULT') return clear(supervising || arbitrating);
    return 'NONE';
  },
  MASKED(reader, dataClass) {
    if (always.includes(dataClass)) return 'CLEAR';
    if (!has(reader, 'LEADER')) return 'NONE';
    if (dataClass === 'PARTY_NAME' || masked.includes(dataClass)) return 'MASKED';
    return clear(header.includes(dataClass) || dataClass === 'PARTY');
  },
};

/** What the reader must see of a data class: the best of the relations, and the relation that gives it. */
export function expectedSight(
  reader: CheckedReader,
  dataClass: string,
): { sight: ExpectedSight; by: CheckedRelation | null } {
  let best: { sight: ExpectedSight; by: CheckedRelation | null } = { sight: 'NONE', by: null };
  for (const relation of reader.relations) {
    const sight = byRelation[relation](reader, dataClass);
    if (sight === 'CLEAR') return { sight, by: relation };
    if (sight === 'MASKED' && best.sight === 'NONE') best = { sight, by: relation };
  }
  return best;
}

/** The masks of domain 5.4, written apart from the code that masks. */
export function expectedMask(dataClass: string, value: unknown, by: CheckedRelation, kind: unknown): unknown {
  const text = String(value);
  if (dataClass === 'PARTY_NAME') return kind === 'EMPLOYER' ? text : `${[...text][0]}某`;
  if (dataClass === 'PARTY_PHONE') return text.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');
  if (by === 'REFERRED') return text.replace(/^(.{6}).{8}(.{4})$/, '$1********$2');
  return text.replace(/^(.).{16}(.)$/, '$1****************$2');
}
