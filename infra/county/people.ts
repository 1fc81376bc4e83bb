import type { Role } from '#kernel/actor.js';
import * as county from './organisations.js';
import { agencyNames, type AgencyName } from './process-table.js';

/** A demo person. Names begin with 样例 so that nobody takes them for somebody. */
export interface Person {
  /** Staff id; the `sub` of the person's tokens. */
  readonly id: string;
  readonly name: string;
  /** What the sign-in card says the person does. */
  readonly title: string;
  /** The agency whose issuer signs the person in. */
  readonly agency: AgencyName;
  readonly organisation: string;
  readonly roles: readonly Role[];
  /** Shown as a card on the first page. */
  readonly card: boolean;
}

function person(
  id: string,
  name: string,
  title: string,
  organisation: county.Organisation,
  role: Role,
  card = false,
): Person {
  return {
    id,
    name,
    title,
    agency: organisation.agency,
    organisation: organisation.code,
    roles: [role],
    card,
  };
}

const staff: readonly Person[] = [
  person('court-clerk', '样例书记员', '法院立案书记员', county.court, 'CLERK', true),
  person('court-judge', '样例法官', '法官', county.court, 'JUDGE'),
  person('second-court-clerk', '样例二院书记员', '法院立案书记员', county.secondCourt, 'CLERK'),
  person('second-court-judge', '样例二院法官', '法官', county.secondCourt, 'JUDGE'),
  person('arbitrator', '样例仲裁员', '劳动人事争议仲裁员', county.humanResources, 'ARBITRATOR', true),
  person('hr-mediator', '样例人社调解员', '人社调解员', county.humanResources, 'MEDIATOR'),
  person('inspector', '样例监察员', '劳动保障监察员', county.humanResources, 'CLERK'),
  person('procurator', '样例检察官', '检察官', county.procuratorate, 'PROCURATOR', true),
  person('union-mediator', '样例调解员', '工会调解员', county.union, 'MEDIATOR', true),
  person('union-lawyer', '样例律师调解员', '工会律师调解员', county.union, 'MEDIATOR'),
  person('union-officer', '样例工会干部', '工会干部', county.union, 'UNION_OFFICER'),
  person('legal-aid-officer', '样例法援专员', '法律援助专员', county.justice, 'LEGAL_AID_OFFICER', true),
  person('justice-clerk', '样例司法局审查员', '司法局审查员', county.justice, 'CLERK'),
  person('peoples-mediator', '样例人民调解员', '人民调解员', county.justice, 'MEDIATOR'),
  person('leader', '样例领导', '联动中心领导', county.linkageCentre, 'LEADER', true),
];

const administrators = agencyNames.flatMap((agency) =>
  county
    .organisationsOf(agency)
    .slice(0, 1)
    .map((organisation) =>
      person(`administrator-${agency}`, '样例管理员', '管理员', organisation, 'ADMINISTRATOR'),
    ),
);

export const people: readonly Person[] = [...staff, ...administrators];

/** The six whose cards stand on the first page. */
export const cards: readonly Person[] = people.filter(({ card }) => card);
