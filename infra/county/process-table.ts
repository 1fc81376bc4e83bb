/** The programs of one county, in the order in which a reader meets them. */
export const processNames = [
  'gateway',
  'union',
  'court',
  'human-resources',
  'procuratorate',
  'justice',
  'docket',
  'identity',
] as const;
export type ProcessName = (typeof processNames)[number];

export const agencyNames = [
  'union',
  'court',
  'human-resources',
  'procuratorate',
  'justice',
  'docket',
] as const;
export type AgencyName = (typeof agencyNames)[number];

/** The letter of each agency in case codes, as its manifest says it; the address book tells it to the others. */
export const lettersOfAgencies: Readonly<Record<AgencyName, string | null>> = {
  union: 'U',
  court: 'C',
  'human-resources': 'H',
  procuratorate: 'P',
  justice: 'J',
  docket: null,
};

export const defaultPorts: Readonly<Record<ProcessName, number>> = {
  gateway: 4000,
  union: 4001,
  court: 4002,
  'human-resources': 4003,
  procuratorate: 4004,
  justice: 4005,
  docket: 4006,
  identity: 4007,
};

export type Ports = Record<ProcessName, number>;

/** Compiled file of the program, below `dist/`. */
export function entryOf(name: ProcessName): string {
  if (name === 'gateway') return 'gateway/main.js';
  if (name === 'identity') return 'infra/identity/main.js';
  return `subgraphs/${name}/main.js`;
}

/** Name of the database and of the login role that owns it. */
export function databaseOf(name: ProcessName): string {
  return `wufang_${name.replaceAll('-', '_')}`;
}

/** Environment variable that points a program at its database, such as HUMAN_RESOURCES_DATABASE_URL. */
export function databaseVariableOf(name: ProcessName): string {
  return `${name.replaceAll('-', '_').toUpperCase()}_DATABASE_URL`;
}

export function isAgency(name: ProcessName): name is AgencyName {
  return (agencyNames as readonly string[]).includes(name);
}

/** One value for every program. */
export async function forEachProcess<T>(
  make: (name: ProcessName) => Promise<T> | T,
): Promise<Record<ProcessName, T>> {
  const pairs = await Promise.all(processNames.map(async (name) => [name, await make(name)] as const));
  return Object.fromEntries(pairs) as Record<ProcessName, T>;
}
