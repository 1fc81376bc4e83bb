import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    deskUrl: string;
    /** The agencies' databases by name; empty where the hub is not of this machine. */
    deskDatabases: Record<string, string>;
  }
}

/** Address of the hub with the demo county that all files of this project share. */
export function deskUrl(): string {
  return inject('deskUrl');
}

/** The database of an agency of that hub, for faults that no clerk can bring about; null where it is out of reach. */
export function deskDatabase(agency: string): string | null {
  return inject('deskDatabases')[agency] ?? null;
}
