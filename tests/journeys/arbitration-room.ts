import type { Role } from '#kernel/actor.js';
import { recordCaseConsent } from '#kernel/mediation/keep-consent.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { humanResources as home, union as station } from '../../infra/county/organisations.js';
import { humanResources } from '../../subgraphs/human-resources/agency.js';
import type { ArbitrationCaseEntity } from '../../subgraphs/human-resources/arbitration/arbitration.entity.js';
import type { NewClaimItem } from '../../subgraphs/human-resources/arbitration/claim-item.js';
import { fileArbitration } from '../../subgraphs/human-resources/arbitration/file-arbitration.js';
import { union } from '../../subgraphs/union/agency.js';
import { type AgencyRoom, agencyRoom } from '../kit/agency-room.js';
import { firm, unionMediator, workerB } from './people.js';

/** The arbitration and the union with all their records, joined without HTTP, under one adjustable clock. */
export interface ArbitrationRoom extends AgencyRoom {
  arbitrator(): RequestContext;
  mediator(): RequestContext;
  mediatorId: string;
  file(claimItems: NewClaimItem[]): Promise<ArbitrationCaseEntity>;
  parties(caseCode: string): Promise<{ worker: PartyEntity; employer: PartyEntity }>;
  /** A party agrees to mediation before the arbitration; answers the consent's id. */
  consent(caseCode: string, partyId: string): Promise<string>;
  /** The limits of a record at the arbitration: rule, variant, last day, day met. */
  limits(recordId: string): Promise<(string | null)[][]>;
  open(recordId: string): Promise<(string | null)[][]>;
}

export async function arbitrationRoom(): Promise<ArbitrationRoom> {
  const room = await agencyRoom(humanResources, home, union);
  const arbitrator = () => room.at('ARBITRATOR');
  const mediator = () => {
    const roles: Role[] = ['MEDIATOR'];
    const person = { kind: 'STAFF', id: 'station-mediator', name: '样例子', agency: 'union', roles } as const;
    return new RequestContext(room.union, { ...person, organisation: station.code });
  };
  room.setTime('2025-03-03T09:00:00+08:00');
  const { id: mediatorId } = await registerMediator(mediator(), unionMediator);
  const limits = async (recordId: string) =>
    (await room.deadlines(recordId)).map(({ rule, variant, due, metOn }: DeadlineEntity) => [
      rule,
      variant,
      due,
      metOn,
    ]);
  return {
    ...room,
    ...{ arbitrator, mediator, mediatorId, limits },
    open: async (recordId) => (await limits(recordId)).filter(([, , , metOn]) => metOn === null),
    file: (claimItems) =>
      fileArbitration(arbitrator(), {
        ...{
          cause: 'WAGE_CLAIM',
          causeVersion: '2020',
          claim: 6_020_000,
          claimKinds: ['WAGE_CLAIM'],
          claimItems,
        },
        parties: [
          { side: 'APPLICANT', kind: 'PERSON', ...workerB, name: '测试丁' },
          { side: 'RESPONDENT', kind: 'EMPLOYER', ...firm, name: '虚构宜昌陶瓷有限公司' },
        ] as never,
      }),
    async parties(caseCode) {
      const rows = await room.agency.dataSource.manager.findBy(PartyEntity, { caseCode });
      const of = (side: string) => rows.find((row) => row.side === side)!;
      return { worker: of('APPLICANT'), employer: of('RESPONDENT') };
    },
    async consent(caseCode, partyId) {
      const given = { partyId, scope: 'MEDIATION', channel: 'PAPER', evidence: '调解同意书' } as const;
      return (await recordCaseConsent(arbitrator(), caseCode, given)).id;
    },
  };
}
