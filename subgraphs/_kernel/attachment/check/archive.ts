import { fromBufferPromise, type Entry, type LocalFileHeader, type ZipFile } from 'yauzl';
import { refuseFile, type FileProblem } from './refuse-file.js';

export const archiveLimits = { entries: 2_000, unpacked: 100 * 1024 * 1024, ratio: 100 };
const directoryEndSize = 22;
/** Behind the data of an entry its sizes may stand once more. */
const descriptorSize = 24;

/** The table of contents of a ZIP, checked without unpacking: entries few, small, apart from each other, nothing between. */
export async function openArchive(content: Buffer): Promise<{ file: ZipFile; entries: Entry[] }> {
  const directory = findDirectory(content);
  const options = { lazyEntries: true, strictFileNames: true, validateEntrySizes: true, autoClose: false };
  try {
    const file = await fromBufferPromise(content, options);
    if (file.entryCount > archiveLimits.entries) throw refuseFile('BOMB');
    const entries: Entry[] = [];
    for await (const entry of file.eachEntry()) entries.push(entry);
    const listed = entries.reduce((size, entry) => size + sizeInDirectory(entry), 0);
    // A directory that holds more than its count says: another reader sees other entries.
    if (directory + listed !== content.length - directoryEndSize) throw refuseFile('DAMAGED');
    checkDeclared(entries);
    await checkPlaces(file, entries, directory);
    return { file, entries };
  } catch (error) {
    throw asRefusal(error);
  }
}

/** What the reader of archives says of a broken one, as our refusal. */
export function asRefusal(error: unknown): Error {
  const { name, message } = error as Error;
  if (name === 'Refusal') return error as Error;
  const known: [RegExp, FileProblem][] = [
    [/absolute path|relative path|invalid characters/, 'PATH'],
    [/encrypt/, 'ENCRYPTED'],
    [/too many bytes/, 'BOMB'],
  ];
  return refuseFile(known.find(([words]) => words.test(message))?.[1] ?? 'DAMAGED');
}

/** Where the directory begins. Its last record must end the file, and nothing may stand between the two. */
function findDirectory(content: Buffer): number {
  const end = content.length - directoryEndSize;
  if (end < 0 || content.readUInt32LE(end) !== 0x06054b50) {
    throw refuseFile(content.includes('PK\x05\x06', 0, 'latin1') ? 'POLYGLOT' : 'DAMAGED');
  }
  const size = content.readUInt32LE(end + 12);
  const start = content.readUInt32LE(end + 16);
  if (start + size !== end) throw refuseFile('DAMAGED');
  return start;
}

function sizeInDirectory(entry: Entry): number {
  return 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
}

function checkDeclared(entries: Entry[]): void {
  let total = 0;
  const names = new Set<string>();
  for (const entry of entries) {
    const { uncompressedSize, compressedSize } = entry;
    if (entry.isEncrypted()) throw refuseFile('ENCRYPTED');
    total += uncompressedSize;
    if (total > archiveLimits.unpacked || uncompressedSize > compressedSize * archiveLimits.ratio)
      throw refuseFile('BOMB');
    // Two entries of one name: one reader sees the first, another the last.
    const name = entry.fileName.toLowerCase();
    if (names.has(name)) throw refuseFile('DAMAGED');
    names.add(name);
  }
}

/** Entries that share bytes unpack to more than the file has room for; bytes that belong to none are hidden. */
async function checkPlaces(file: ZipFile, entries: Entry[], directory: number): Promise<void> {
  const placed = [];
  for (const entry of entries) {
    const header = await file.readLocalFileHeaderPromise(entry);
    const start = entry.relativeOffsetOfLocalHeader;
    placed.push({ entry, header, start, end: header.fileDataStart + entry.compressedSize });
  }
  placed.sort((one, other) => one.start - other.start);
  let last = 0;
  for (const { start, end } of [...placed, { start: directory, end: directory }]) {
    if (start < last) throw refuseFile('BOMB');
    if (start - last > descriptorSize || (last === 0 && start > 0)) throw refuseFile('POLYGLOT');
    last = end;
  }
  for (const { entry, header } of placed) checkHeader(entry, header);
}

/** The two headers of an entry say the same; readers differ in which of them they believe. */
function checkHeader(entry: Entry, header: LocalFileHeader): void {
  const sizesBehind = (header.generalPurposeBitFlag & 0x08) !== 0;
  const same =
    header.fileName.equals(entry.fileNameRaw) &&
    header.compressionMethod === entry.compressionMethod &&
    (sizesBehind || header.compressedSize === entry.compressedSize);
  if (!same) throw refuseFile('DAMAGED');
  if ((header.generalPurposeBitFlag & 0x01) !== 0) throw refuseFile('ENCRYPTED');
}
