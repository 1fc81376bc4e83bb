import { describe, expect, test } from 'vitest';
import { fromDescription } from './words.js';

describe('words read from a description', () => {
  test('are matched by the English word before them, whatever their order', () => {
    expect(
      fromDescription('Applied (共同申请), accepted (受理), not accepted (不予受理).', [
        'APPLIED',
        'NOT_ACCEPTED',
        'ACCEPTED',
      ]),
    ).toEqual({ APPLIED: '共同申请', NOT_ACCEPTED: '不予受理', ACCEPTED: '受理' });
  });

  test('are taken in order where the English says another word, after the name of the whole', () => {
    expect(
      fromDescription('How it stands (状态): on site 入企体检, the report 出具报告.', [
        'ON_SITE',
        'REPORTED',
      ]),
    ).toEqual({ ON_SITE: '入企体检', REPORTED: '出具报告' });
  });

  test.each([
    ['one word too few', 'Filed 立案.', ['FILED', 'NOT_FILED']],
    ['one word too many', 'Filed 立案, or 受理.', ['FILED']],
  ])('are refused as a whole with %s', (_, description, values) => {
    expect(fromDescription(description, values)).toBeNull();
  });
});
