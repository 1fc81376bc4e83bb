import { checkName } from './file-name.js';
import { checkImage } from './image.js';
import { extensionsOf, type MediaType, recognise } from './media-type.js';
import { checkOffice } from './office.js';
import { Patience } from './patience.js';
import { checkPdf } from './pdf.js';
import { largestFile, refuseFile } from './refuse-file.js';
import { holdsTestSignature, type Scanner, scanFile } from './scanner.js';

/** Everything a file must pass before it is kept; answers the name it is kept by and what it really is. */
export async function checkFile(
  givenName: string,
  content: Buffer,
  scanner: Scanner,
): Promise<{ name: string; mediaType: MediaType }> {
  if (content.length === 0) throw refuseFile('EMPTY');
  if (content.length > largestFile) throw refuseFile('TOO_LARGE');
  const { name, extension } = checkName(givenName);
  const known = Object.values(extensionsOf).flat() as string[];
  if (!known.includes(extension)) throw refuseFile('TYPE');
  if (holdsTestSignature(content)) throw refuseFile('VIRUS');
  const mediaType = await checkContent(content);
  if (!(extensionsOf[mediaType] as readonly string[]).includes(extension)) throw refuseFile('EXTENSION');
  await scanFile(scanner, content);
  return { name, mediaType };
}

async function checkContent(content: Buffer): Promise<MediaType> {
  const patience = new Patience();
  const found = await recognise(content, patience);
  if (found === 'zip') return checkOffice(content, patience);
  if (found === 'application/pdf') await checkPdf(content, patience);
  else if (found !== 'text/plain') await checkImage(content, found, patience);
  return found;
}
