import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { giveTo, lentAccount, openFolder } from './account.js';

/** A socket's whole path may have 103 bytes on some systems; its own name takes 15 of them. */
const longestFolder = 85;

/**
 * The folder of the server's Unix socket, or null where it can have none. A question over it costs a program half of what it costs
 * over TCP, where the sender does the receiver's work as well.
 */
export function socketFolder(place: string): string | null {
  const folder = join(place, 'socket');
  const unfit = process.platform === 'win32' || Buffer.byteLength(folder) > longestFolder;
  return unfit || /[\s,'"\\]/.test(folder) ? null : folder;
}

export function openSocketFolder(place: string): string {
  const folder = socketFolder(place);
  if (folder === null) return '';
  openFolder(folder);
  giveTo(lentAccount, folder);
  return folder;
}

/** The URL by the socket of the server at that port, if there is one, and by TCP: whichever answers first is taken. */
export function urlsBySocket(place: string, port: number, url: string): string[] {
  const folder = socketFolder(place);
  if (folder === null || !existsSync(join(folder, `.s.PGSQL.${port}`))) return [url];
  const local = new URL(url);
  local.searchParams.set('host', folder);
  return [local.href, url];
}
