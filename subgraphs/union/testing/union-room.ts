import type { Role } from '#kernel/actor.js';
import { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import type { PartyInput } from '#kernel/party/party-input.type.js';
import { type Organisation, union as home } from '../../../infra/county/organisations.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { union } from '../agency.js';
import { registerIntake } from '../intake/register-intake.js';

export const worker: PartyInput = {
  ...{ side: 'APPLICANT', kind: 'PERSON', name: '测试甲' },
  ...{ idNumber: '370499198803120019', phone: '14400001234' },
};
export const employer: PartyInput = {
  ...{ side: 'RESPONDENT', kind: 'EMPLOYER', name: '虚构市中科技有限公司', creditCode: '91370499FAKE00013R' },
};
/** A union of another place. */
export const otherUnion: Organisation = { ...home, code: '81610599FAKE0011XH' };

/** The union with its own records, a court that knows only the kernel, and a register, without HTTP. */
export interface UnionRoom extends ToyCounty {
  /** A person before the union's doors: of the union itself where no organisation is named. */
  at(role: Role, organisation?: Organisation): RequestContext;
  /** Rule, last day, and when it was met. */
  limits(recordId: string): Promise<[rule: string, due: string, metOn: string | null][]>;
  /** A case at the union's own door, with the ids of its parties. */
  openCase(): Promise<{ caseCode: string; worker: string; employer: string }>;
}

export async function unionRoom(): Promise<UnionRoom> {
  const county = await toyCounty({ union });
  const { manager } = county.union.dataSource;
  const at: UnionRoom['at'] = (role, { code, agency } = home) =>
    new RequestContext(county.union, {
      ...{ kind: 'STAFF', id: `${agency}-${role}`, name: '样例', agency, organisation: code, roles: [role] },
    });
  return {
    ...county,
    at,
    async limits(recordId) {
      const rows = await manager.find(DeadlineEntity, { where: { recordId }, order: { due: 'ASC' } });
      return rows.map(({ rule, due, metOn }) => [rule, due, metOn]);
    },
    async openCase() {
      const dispute = { door: 'VISIT', cause: 'WAGE_CLAIM', parties: [worker, employer] } as const;
      const { caseCode } = await registerIntake(at('UNION_OFFICER'), {
        ...dispute,
        parties: [...dispute.parties],
      });
      const parties = await manager.findBy(PartyEntity, { caseCode });
      const of = (side: string) => parties.find((party) => party.side === side)!.id;
      return { caseCode, worker: of('APPLICANT'), employer: of('RESPONDENT') };
    },
  };
}
