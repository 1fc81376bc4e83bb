import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { DocumentFileEntity, FileFormat } from './document.entity.js';
import { fillLayout, type PrintedDocument } from './fill-layout.js';
import { ownTemplate } from './own-template.js';
import { writePdf } from './pdf/write-pdf.js';
import { defaultTemplate } from './word/default-template.js';
import { fillWord } from './word/fill-word.js';

type WrittenFile = Pick<DocumentFileEntity, 'id' | 'format' | 'issued' | 'name' | 'content'>;

/**
 * Writes a document. The PDF is what is issued, with the Word file beside it; where the organisation has its own Word
 * template, the PDF would say it in other words, and the Word file is what is issued.
 */
export async function writeFiles(
  tx: EntityManager,
  printed: PrintedDocument & { organisation: string },
): Promise<WrittenFile[]> {
  const { type, number, organisation } = printed;
  const file = (format: FileFormat, issued: boolean, content: Buffer): WrittenFile => ({
    ...{ id: randomUUID(), format, issued, content },
    name: `${[type.title, number].filter(Boolean).join(' ')}.${format.toLowerCase()}`,
  });
  const own = await ownTemplate(tx, organisation, type.id);
  if (own) return [file('DOCX', true, await fillWord(own, printed))];
  return [
    file('PDF', true, await writePdf(fillLayout(printed))),
    file('DOCX', false, await fillWord(await defaultTemplate(type), printed)),
  ];
}
