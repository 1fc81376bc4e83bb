import type { AgencyName } from '../../../infra/county/process-table.js';
import { agencyNames } from '../../../infra/county/process-table.js';
import type { FaultCounty } from '../county/fault-county.js';

const hour = 3_600_000;

/** Copies an agency's database, as it stands while everybody is at work. */
export async function backUp(county: FaultCounty, agency: AgencyName): Promise<void> {
  await county.supervisor.halt(agency);
  await county.databases.get(agency)!.backUp();
  await county.supervisor.restart(agency);
}

/** Lets an hour pass by everybody's clock, and puts the backup in the place of the agency's data, as after a disk was lost. */
export async function loseDisk(county: FaultCounty, agency: AgencyName): Promise<void> {
  for (const name of agencyNames) county.setClock(name, hour);
  await county.supervisor.halt(agency);
  await county.databases.get(agency)!.restore();
  county.postmen.get(agency)!.forgetAnswers();
  await county.supervisor.restart(agency);
}
