import { z } from 'zod';
import { readEnvironment } from '#kernel/config-values.js';
import { databaseVariableOf, processNames, type ProcessName } from '../county/process-table.js';

/** Which process this container is, and where its database lies. */
export function readContainerConfig(environment: NodeJS.ProcessEnv): {
  process: ProcessName;
  databaseUrl: string;
  port: number;
} {
  const shape = z.object({ WUFANG_PROCESS: z.enum(processNames), PORT: z.coerce.number().int().positive() });
  const { WUFANG_PROCESS: process, PORT: port } = readEnvironment(shape, environment);
  const variable = databaseVariableOf(process);
  const { [variable]: databaseUrl } = readEnvironment(
    z.object({ [variable]: z.string().min(1) }),
    environment,
  ) as Record<string, string>;
  return { process, databaseUrl: databaseUrl!, port };
}

/** Where a container that makes the development keys puts them, and the address book it publishes. */
export function readKeysConfig(environment: NodeJS.ProcessEnv): {
  keys: string;
  book: string;
  publicUrl: string;
} {
  const shape = z.object({ KEYS_DIR: z.string(), BOOK_DIR: z.string(), PUBLIC_URL: z.url() });
  const { KEYS_DIR: keys, BOOK_DIR: book, PUBLIC_URL: publicUrl } = readEnvironment(shape, environment);
  return { keys, book, publicUrl };
}

export function readAddressBookPath(environment: NodeJS.ProcessEnv): string {
  return readEnvironment(z.object({ ADDRESS_BOOK: z.string() }), environment).ADDRESS_BOOK;
}
