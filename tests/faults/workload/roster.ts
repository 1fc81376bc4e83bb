import { Refused } from './refused.js';
import type { Clerks } from './clerk.js';

/** Who can mediate, by agency. */
export interface Roster {
  union: string;
  'human-resources': string;
}

const people = {
  union: { field: 'union', staff: 'union-mediator', name: '样例子', idNumber: '532899198904040417' },
  'human-resources': {
    ...{ field: 'humanResources', staff: 'hr-mediator', name: '测试壬', idNumber: '370499198107170346' },
  },
} as const;

/** Gives both mediating agencies a mediator, and the first court the mode in which it may delegate before filing. */
export async function prepareRoster(clerks: Clerks): Promise<Roster> {
  const must = async (person: string, query: string, input?: object): Promise<any> => {
    const { outcome, data, why } = await clerks.ask(person, query, input ? { input } : {});
    if (outcome !== 'OK') throw new Refused(query, why);
    return data;
  };
  const register = async (agency: keyof typeof people): Promise<string> => {
    const { field, staff, ...mediator } = people[agency];
    const { [`${field}Mediators`]: known } = await must(staff, `{ ${field}Mediators { id staffId } }`);
    const there = known.find(({ staffId }: { staffId: string | null }) => staffId === staff);
    if (there) return there.id as string;
    const query = `mutation($input: RegisterMediatorInput!) { ${field}RegisterMediator(input: $input) { id } }`;
    const data = await must(staff, query, { ...mediator, staffId: staff });
    return data[`${field}RegisterMediator`].id as string;
  };
  const profile = { courtCode: '鲁0499', mode: 'P', effectiveFrom: '2025-01-01' };
  const set = 'mutation($input: CourtProfileInput!) { courtSetProfile(input: $input) { courtCode } }';
  await must('administrator-court', set, profile);
  const [union, humanResources] = [await register('union'), await register('human-resources')];
  return { union, 'human-resources': humanResources };
}
