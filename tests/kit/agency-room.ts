import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import type { Role } from '#kernel/actor.js';
import type { Agency, AgencyManifest } from '#kernel/agency.js';
import { type NewParty, openCase } from '#kernel/case-file/open-case.js';
import type { AdjustableClock } from '#kernel/clock/clock.js';
import { recordConsent } from '#kernel/consent/record-consent.js';
import { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { receive } from '#kernel/exchange/receive.js';
import { Relay } from '#kernel/exchange/relay.js';
import type { PartyEntity } from '#kernel/party/party.entity.js';
import { issueReferral, type NewReferral } from '#kernel/referral/issue.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { openAgency } from '#kernel/start.js';
import { linkageCentre, type Organisation, union } from '../../infra/county/organisations.js';
import { defaultPorts } from '../../infra/county/process-table.js';
import { ensureAddressBook } from '../../infra/keys/address-book-file.js';
import { migratedDatabase } from './migrated-database.js';

/** One agency with its own records, a union that knows only the kernel, and a register, joined without HTTP. */
export interface AgencyRoom {
  readonly agency: Agency;
  readonly union: Agency;
  /** A person of the agency, or of another organisation, before the agency's doors. */
  at(role: Role, organisation?: Organisation): RequestContext;
  atUnion<T>(work: (tx: EntityManager, ctx: RequestContext) => Promise<T>): Promise<T>;
  /** Opens a case at the union with a worker and an employer. */
  openCase(): Promise<{ caseCode: string; worker: PartyEntity; employer: PartyEntity }>;
  /** The union sends a referral to the agency; answers its id once it is delivered. */
  refer(spec: Pick<NewReferral, 'arrow' | 'caseCode' | 'content'>): Promise<string>;
  referral(at: Agency, id: string): Promise<ReferralEntity>;
  deadlines(recordId: string): Promise<DeadlineEntity[]>;
  deliverAll(): Promise<void>;
  setTime(instant: string): void;
  stop(): Promise<void>;
}

const blank = {
  entities: [],
  migrations: [],
  resolvers: [],
  orphanedTypes: [],
  machines: {},
  handlers: {},
  referrals: {},
};
const ignore = async (): Promise<void> => undefined;

export const wageParties: NewParty[] = [
  { side: 'APPLICANT', kind: 'PERSON', name: '测试甲', idNumber: '370499198803120019', phone: '13900000001' },
  { side: 'RESPONDENT', kind: 'EMPLOYER', name: '虚构市中科技有限公司', creditCode: '91370499FAKE00013R' },
];

/** `unionManifest` gives the union records of its own where a journey needs them. */
export async function agencyRoom(
  manifest: AgencyManifest,
  home: Organisation,
  unionManifest: Partial<AgencyManifest> = {},
): Promise<AgencyRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'wufang-room-'));
  const files = await ensureAddressBook(folder, { ports: defaultPorts, publicUrl: 'http://127.0.0.1:4000' });
  const databases: { drop(): Promise<void> }[] = [];
  const open = async (opened: AgencyManifest): Promise<Agency> => {
    const database = await migratedDatabase(opened, `room_${opened.name}`);
    databases.push(database);
    const places = {
      addressBook: files.book,
      addressBookKey: files.publicKey,
      keysDir: join(folder, opened.name),
    };
    return openAgency(opened, {
      databaseUrl: database.url,
      ...places,
      adjustableClock: true,
      logLevel: 'silent',
    });
  };
  const agency = await open(manifest);
  const kernelUnion = { ...blank, name: 'union', field: 'union', title: '工会', letter: 'U' };
  const toyUnion = await open({ ...kernelUnion, ...unionManifest });
  const register = await open({
    ...{ ...blank, name: 'docket', field: 'docket', title: '联动中心', letter: null, keepsRegister: true },
    handlers: { CaseOpened: ignore, DisputeKeyed: ignore, CaseProgressed: ignore, ReferralNoted: ignore },
  });
  const byCode = new Map([
    [home.code, agency],
    [union.code, toyUnion],
    [linkageCentre.code, register],
  ]);
  const staff = (of: Organisation, role: Role) =>
    ({
      kind: 'STAFF',
      id: `${of.agency}-${role}`,
      name: '样例',
      agency: of.agency,
      organisation: of.code,
      roles: [role],
    }) as const;
  const atUnion: AgencyRoom['atUnion'] = (work) => {
    const ctx = new RequestContext(toyUnion, staff(union, 'UNION_OFFICER'));
    return ctx.transaction((tx) => work(tx, ctx));
  };
  const deliverAll = async (): Promise<void> => {
    for (let moved = 1; moved > 0;) {
      moved = 0;
      for (const from of byCode.values()) {
        moved += await new Relay(from, null, (_endpoint, message) =>
          receive(byCode.get(message.destination)!, message),
        ).drain();
      }
    }
  };
  return {
    ...{ agency, union: toyUnion, atUnion, deliverAll },
    at: (role, organisation = home) => new RequestContext(agency, staff(organisation, role)),
    openCase: () =>
      atUnion(async (tx, ctx) => {
        const dispute = {
          cause: 'WAGE_CLAIM',
          causeVersion: '2020',
          title: '追索劳动报酬纠纷',
          claim: 1_860_000,
          facts: '欠薪',
          door: 'VISIT',
        };
        const { file, parties } = await openCase(tx, ctx, union.code, { ...dispute, parties: wageParties });
        return { caseCode: file.caseCode, worker: parties[0]!, employer: parties[1]! };
      }),
    async refer({ arrow, caseCode, content }) {
      const { id } = await atUnion(async (tx, ctx) => {
        const [party] = await tx.query<{ id: string }[]>(
          `select id from party where case_code = $1 and side = 'APPLICANT'`,
          [caseCode],
        );
        const given = {
          partyId: party!.id,
          scope: 'LEGAL_AID',
          channel: 'PAPER',
          evidence: '同意书',
        } as const;
        const consents = arrow === 'A07' ? [await recordConsent(tx, ctx, union.code, caseCode, given)] : [];
        const letter = { type: 'LETTER', title: '函', signedBy: '样例' };
        const recordId = '0191e0a0-0000-7000-8000-0000000000aa';
        return issueReferral(tx, ctx, {
          arrow,
          from: union.code,
          to: home.code,
          caseCode,
          recordId,
          letter,
          consents,
          materials: [],
          ...(content ? { content } : {}),
        });
      });
      await deliverAll();
      return id;
    },
    referral: (at, id) => at.dataSource.manager.findOneByOrFail(ReferralEntity, { id }),
    deadlines: (recordId) =>
      agency.dataSource.manager.find(DeadlineEntity, { where: { recordId }, order: { due: 'ASC' } }),
    setTime: (instant) =>
      [...byCode.values()].forEach((each) => (each.clock as AdjustableClock).set(new Date(instant))),
    async stop() {
      await Promise.all([...byCode.values()].map((each) => each.dataSource.destroy()));
      for (const database of databases) await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}
