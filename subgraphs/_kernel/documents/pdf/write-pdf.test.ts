import { expect, test } from 'vitest';
import { documentTypes } from '../document-type.js';
import { fillLayout } from '../fill-layout.js';
import { sampleDocument } from '../testing/sample-document.js';
import { writePdf } from './write-pdf.js';

test.each(documentTypes().map((type) => [type.id, type] as const))(
  '%s is written as a PDF with its fonts inside',
  async (_, type) => {
    const pdf = await writePdf(fillLayout(sampleDocument(type)));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.includes('NotoSerif')).toBe(true);
    expect(pdf.length).toBeGreaterThan(5_000);
  },
);
