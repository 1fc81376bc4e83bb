import type { AgencyDoor } from './agency-door.js';

/** How a check ended: as expected or not, and what came back, in words for whoever mends it. */
export interface Outcome {
  well: boolean;
  got: string;
}

/** One check of an agency's door (联调自测): what is tried, what must come back. */
export interface Check {
  id: string;
  group: CheckGroup;
  title: string;
  expected: string;
  try(door: AgencyDoor): Promise<Outcome>;
}

export const checkGroups = {
  GATE: '门禁',
  GRAPH: '查询',
  EXCHANGE: '交换',
  SERVICE: '运行',
} as const;
export type CheckGroup = keyof typeof checkGroups;

export const well = (got: string): Outcome => ({ well: true, got });
export const wrong = (got: string): Outcome => ({ well: false, got });
