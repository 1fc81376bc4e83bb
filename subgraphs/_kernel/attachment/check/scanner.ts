import { refuseFile } from './refuse-file.js';

/** Looks through a whole file for what is known to be harmful. */
export interface Scanner {
  /** Stands in the audit trail, so that it can be told later what a file was checked by. */
  readonly name: string;
  /** The name of what was found, or null. Throws when the file could not be scanned. */
  scan(content: Buffer): Promise<string | null>;
}

// In two pieces, so that no scanner takes this program for the test file.
const testSignature = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
  'latin1',
);

/** As many bytes of a part must be looked at again with the next one. */
export const signatureLength = testSignature.length;

/** The signature every scanner knows (EICAR). */
export function holdsTestSignature(content: Buffer): boolean {
  return content.includes(testSignature);
}

/** No virus scanner: only the checks that are built in. Its name says so. */
export const builtInScanner: Scanner = {
  name: 'built-in checks, no virus scanner',
  scan: async (content) => (holdsTestSignature(content) ? 'Eicar-Test-Signature' : null),
};

export async function scanFile(scanner: Scanner, content: Buffer): Promise<void> {
  let found: string | null;
  try {
    found = await scanner.scan(content);
  } catch {
    throw refuseFile('SCANNER_DOWN');
  }
  if (found !== null) throw refuseFile('VIRUS');
}
