import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    deskUrl: string;
  }
}

/** Address of the hub with the demo county that all files of this project share. */
export function deskUrl(): string {
  return inject('deskUrl');
}
