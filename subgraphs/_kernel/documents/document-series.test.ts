import { describe, expect, test } from 'vitest';
import {
  currentDocumentSeries,
  documentNumberSeries,
  documentSeries,
  writtenNumber,
} from './document-series.js';
import { documentTypes } from './document-type.js';

const own = documentTypes().flatMap(({ number }) => (number.kind === 'OWN' ? [number] : []));

describe('a document number', () => {
  test.each(own.map((numbering) => [numbering.series, numbering] as const))(
    'of %s is known again by its series and place, with and without the issuer’s words',
    (series, { pattern }) => {
      for (const word of ['', '鲁虚构工'])
        expect(documentNumberSeries(writtenNumber(word, pattern, '2025', 17), 'ours')).toEqual({
          series: documentSeries('ours', series, '2025'),
          serial: 17,
        });
    },
  );

  test.each([
    '（2024）鲁0402民诉前调9001号',
    '鲁枣市中劳人仲案字〔2025〕第12号',
    '（2024）援民字第1号',
    '调协〔2025〕号',
  ])('%s is not of the kernel’s giving', (number) => {
    expect(documentNumberSeries(number, 'ours')).toBeNull();
  });
});

test('the series of a day are those of the types an agency issues', () => {
  const series = currentDocumentSeries('union', 'ours', '2025-03-01');
  expect(series).toContain('document ours mediation-agreement 2025');
  expect(series).not.toContain('document ours arbitration-receipt 2025');
});
