import { printedTexts, type PrintedDocument } from '../fill-layout.js';
import { loadTemplates } from './word-template.js';

/** Fills a Word template with a document. A name that the document does not say is the template's fault, and never a blank. */
export async function fillWord(template: Buffer, printed: PrintedDocument): Promise<Buffer> {
  const { open } = await loadTemplates();
  const filled = open(template, {
    nullGetter: (part) => {
      if (part.module) return '';
      throw new Error(`The template names ${part.value}, of which nothing is said.`);
    },
  });
  const { fields, signatures } = printed;
  const optional = printed.type.fields.filter((field) => field.optional && !(field.name in fields));
  filled.render({
    ...Object.fromEntries(optional.map(({ name }) => [name, false])),
    sealedBy: false,
    ...fields,
    ...printedTexts(printed),
    signatures: signatures.map(({ caption, name, signedOn }) => ({ caption, name, signedOn })),
  });
  return filled.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
