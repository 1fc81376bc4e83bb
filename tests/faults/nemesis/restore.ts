import type { AgencyName } from '../../../infra/county/process-table.js';
import { agencyNames } from '../../../infra/county/process-table.js';
import type { FaultCounty } from '../county/fault-county.js';

const hour = 3_600_000;

export interface RestoreOptions {
  readonly agency: AgencyName;
  /** The referrals between the backup and the loss. */
  readonly work: () => Promise<void>;
  /** Waits until all messages have their receipts: what never left a lost disk cannot be had again from anybody. */
  readonly settle: (what: string) => Promise<void>;
  readonly progress: (line: string) => void;
}

/** Backs an agency up, lets an hour pass by the clock and people work, and then puts the backup in the place of its data. */
export async function restoreFromBackup(county: FaultCounty, options: RestoreOptions): Promise<void> {
  const { agency, work, settle, progress } = options;
  const database = county.databases.get(agency)!;
  progress(`${agency} is backed up`);
  await county.supervisor.halt(agency);
  await database.backUp();
  await county.supervisor.restart(agency);
  for (const name of agencyNames) county.setClock(name, hour);
  await work();
  await settle('before the disk is lost');
  progress(`${agency} loses its disk and is restored from the backup of an hour ago`);
  await county.supervisor.halt(agency);
  await database.restore();
  county.postmen.get(agency)!.forgetAnswers();
  await county.supervisor.restart(agency);
  await settle('after the restore');
}
