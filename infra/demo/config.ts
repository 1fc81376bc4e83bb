import { agencyNames, databaseVariableOf, type AgencyName } from '../county/process-table.js';

/** Where each agency's database lies; the program that starts the seeding names them all. */
export function readDemoDatabases(environment: NodeJS.ProcessEnv): Record<AgencyName, string> {
  const urls = agencyNames.map((name) => {
    const url = environment[databaseVariableOf(name)];
    if (!url) throw new Error(`${databaseVariableOf(name)} is not set.`);
    return [name, url] as const;
  });
  return Object.fromEntries(urls) as Record<AgencyName, string>;
}
