import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { caseRoles, type Role, roles } from '#kernel/actor.js';
import { projectRoot } from '#kernel/project-root.js';
import { agencyNames, type AgencyName } from '../../../infra/county/process-table.js';
import type { BootedHub } from '../../kit/boot-hub.js';
import { Asker, type AskedReader, type Json, organisationOf } from './asker.js';
import { Expectation, type Tally } from './expectation.js';
import type { CheckedReader, CheckedRelation } from './oracle.js';
import { Owner } from './owners.js';
import { type Asked, keyed, type Writing } from './selection.js';

export interface RealMatrix {
  checks: number;
  readings: number;
  differences: Tally['differences'];
  /** Readings whose usage records are not exactly those of the cases of which personal data were shown. */
  unrecorded: string[];
}

const writings: readonly Writing[] = ['plain', 'alias', 'fragment', 'inline'];
const consented = ['PARTY_NAME', 'PARTY_PHONE', 'AGREEMENT'];
const personal =
  /^(PARTY_NAME|PARTY_ID_NUMBER|PARTY_PHONE|PARTY_ADDRESS|SENSITIVE|CLAIM|GROUNDS|RESULT|CONSENT|MATERIAL|AGREEMENT|UNDISPUTED_FACT|ADJUDICATION|INSPECTION|COMPLAINANT|LEAD|LEAD_RESULT|LEGAL_AID|LEGAL_AID_MEANS|SUPERVISION_LETTER)$/;

/**
 * The same check on a running hub with real cases, over real HTTP: each owner's parts of its most telling cases, read by every
 * agency's people in each relation, and for each reading the usage record it leaves.
 */
export async function runRealMatrix(
  hub: BootedHub,
  { thorough }: { thorough: boolean },
): Promise<RealMatrix> {
  const asker = new Asker(hub);
  const result: RealMatrix = { checks: 0, readings: 0, differences: [], unrecorded: [] };
  for (const agency of agencyNames.filter((name) => name !== 'docket'))
    await new OwnerCheck(hub, new Owner(agency, asker), result, thorough).run();
  await asker.close();
  return result;
}

class OwnerCheck {
  private readonly db;
  private cases: string[] = [];
  private organisation = '';
  private turn = 0;
  private lastUse = '0';

  constructor(
    hub: BootedHub,
    private readonly owner: Owner,
    private readonly result: RealMatrix,
    private readonly thorough: boolean,
  ) {
    this.hub = hub;
    this.db = hub.agency(owner.agency).agency.dataSource;
  }
  private readonly hub: BootedHub;

  async run(): Promise<void> {
    const { organisation, cases } = await this.owner.telling(this.hub, this.thorough ? 8 : 3);
    Object.assign(this, { organisation, cases });
    const whole = new Map<Writing, Json[]>();
    const own: AskedReader = { agency: this.owner.agency, organisation, roles: caseRoles };
    for (const writing of writings) whole.set(writing, await this.owner.parts(own, cases, writing));
    for (const role of roles)
      if (role !== 'LEADER') await this.read(whole, { ...own, roles: [role] }, ['OWN']);
    for (const basis of ['REFERRAL', 'CONSENT', 'COPY', null] as const) {
      await this.grantAll(basis);
      for (const agency of agencyNames.filter((name) => name !== this.owner.agency))
        for (const role of this.thorough ? roles : rolesOf(agency))
          await this.readBy(whole, agency, role, basis);
    }
  }

  private async readBy(
    whole: Map<Writing, Json[]>,
    agency: AgencyName,
    role: Role,
    basis: 'REFERRAL' | 'CONSENT' | 'COPY' | null,
  ): Promise<void> {
    const relation = { REFERRAL: 'REFERRED', CONSENT: 'CONSENTED', COPY: 'COPIED' } as const;
    const granted: CheckedRelation[] = basis && agency !== 'docket' ? [relation[basis]] : [];
    const leads: CheckedRelation[] = role === 'LEADER' ? ['MASKED'] : [];
    const reader: AskedReader = { agency, organisation: organisationOf(agency), roles: [role] };
    await this.read(whole, reader, [...granted, ...leads]);
    const purpose = basis === null ? statedBy(agency, role, this.cases[0]!) : null;
    if (purpose) await this.read(whole, { ...reader, purpose }, leads.length > 0 ? leads : ['INQUIRY']);
  }

  private async read(
    whole: Map<Writing, Json[]>,
    reader: AskedReader,
    relations: CheckedRelation[],
  ): Promise<void> {
    const writing = writings[this.turn++ % writings.length]!;
    const parts = await this.owner.parts(reader, this.cases, writing);
    const checked: CheckedReader = { agency: reader.agency, roles: reader.roles, relations, consented };
    const tally: Tally = { checks: 0, fields: new Set(), differences: [] };
    const expectation = new Expectation(this.owner.schema, checked, tally);
    const asked = keyed(this.owner.asked, writing);
    const shown = new Map<string, Set<string>>();
    parts.forEach((part, at) => {
      const place = `${this.owner.agency} ${reader.agency} ${reader.roles.join()} ${relations.join('+') || 'none'}`;
      const appears = relations.length > 0 && expectation.appears(this.owner.part);
      if (appears) expectation.object(this.owner.part, asked, whole.get(writing)![at], part, place);
      else if (part !== null) tally.differences.push({ path: place, expected: null, seen: 'a part' });
      tally.checks += 1;
      if (part && !relations.includes('OWN')) personalIn(part, asked, shown, this.cases[at]!);
    });
    this.result.checks += tally.checks;
    this.result.readings += 1;
    this.result.differences.push(...tally.differences);
    await this.compareUse(reader, shown);
  }

  private async compareUse(reader: AskedReader, shown: Map<string, Set<string>>): Promise<void> {
    const rows = await this.db.query<
      { id: string; case_code: string; what: string; reader_organisation: string }[]
    >('select id, case_code, what, reader_organisation from usage_record where id > $1 order by id', [
      this.lastUse,
    ]);
    this.lastUse = rows.at(-1)?.id ?? this.lastUse;
    const expected = [...shown]
      .map(([code, classes]) => `${reader.organisation} ${code} ${[...classes].sort().join(' ')}`)
      .sort();
    const kept = rows.map((row) => `${row.reader_organisation} ${row.case_code} ${row.what}`).sort();
    if (JSON.stringify(kept) !== JSON.stringify(expected))
      this.result.unrecorded.push(
        `${this.owner.agency} ${reader.agency} ${reader.roles.join()}: expected ${JSON.stringify(expected)}, kept ${JSON.stringify(kept)}`,
      );
  }

  /** Puts every agency's first organisation into one relation to the cases; null takes all grants away. */
  private async grantAll(basis: 'REFERRAL' | 'CONSENT' | 'COPY' | null): Promise<void> {
    await this.db.query('delete from disclosure_grant where case_code = any($1)', [this.cases]);
    if (!basis) return;
    const grantees = agencyNames
      .filter((name) => name !== 'docket' && name !== this.owner.agency)
      .map(organisationOf);
    await this.db.query(
      `insert into disclosure_grant (id, case_code, organisation, grantee, basis, basis_id, granted_at, classes)
       select gen_random_uuid(), code, $2, grantee, $4, gen_random_uuid(), now(), $5
       from unnest($1::text[]) code, unnest($3::text[]) grantee`,
      [this.cases, this.organisation, grantees, basis, basis === 'CONSENT' ? consented : null],
    );
  }
}

function personalIn(
  value: Json,
  asked: readonly Asked[],
  shown: Map<string, Set<string>>,
  caseCode: string,
): void {
  for (const field of asked) {
    const there = value?.[field.key];
    if (there === null || there === undefined || (Array.isArray(there) && there.length === 0)) continue;
    if (personal.test(field.dataClass))
      shown.set(caseCode, (shown.get(caseCode) ?? new Set()).add(field.dataClass));
    if (field.below.size === 0) continue;
    for (const item of [there].flat())
      personalIn(item, field.below.get(item.__typename ?? [...field.below.keys()][0]!)!, shown, caseCode);
  }
}

function rolesOf(agency: AgencyName): readonly Role[] {
  const own: Partial<Record<AgencyName, Role>> = {
    union: 'MEDIATOR',
    court: 'CLERK',
    'human-resources': 'ARBITRATOR',
    procuratorate: 'PROCURATOR',
    justice: 'LEGAL_AID_OFFICER',
  };
  return agency === 'docket' ? ['LEADER', 'ADMINISTRATOR'] : [own[agency]!, 'ADMINISTRATOR'];
}

/** A reason this agency's people in this role may state, as the agreed table of reasons has it; null where there is none. */
function statedBy(agency: AgencyName, role: Role, caseCode: string): AskedReader['purpose'] {
  const rows = parse(readFileSync(join(projectRoot, 'schema/law/purposes.yaml'), 'utf8'));
  const list: Json[] = Array.isArray(rows) ? rows : Object.values(rows as object).flat();
  const row = list.find(
    (entry) =>
      entry.caseCode === true && entry.by.some((by: Json) => by.agency === agency && by.roles.includes(role)),
  );
  return row ? { reason: row.code, caseNumber: caseCode } : null;
}
