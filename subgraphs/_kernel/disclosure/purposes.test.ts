import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.js';
import { mintCaseCode } from '#kernel/values/case-code.js';
import type { DivisionCode } from '#kernel/values/division-code.js';
import { localDate } from '#kernel/values/local-date.js';
import { namesCase, purposeInForce, purposes } from './purposes.js';

const today = localDate('2025-03-01');

function staff(agency: string, ...roles: Role[]): Actor {
  return { kind: 'STAFF', id: 'someone', name: '样例', agency, organisation: 'X', roles };
}
const arbitrator = staff('human-resources', 'ARBITRATOR');
const inquiry = { reason: 'ARBITRATION_INQUIRY', caseNumber: '虚劳人仲案字〔2025〕第12号' };
const caseCode = mintCaseCode({ division: '370499' as DivisionCode, letter: 'C', year: 2025, serial: 417 });
const refusal = (code: string) => expect.objectContaining({ code, hint: expect.stringMatching(/[一-龥]/) });

describe('the table of reasons', () => {
  test('has each code once', () => {
    const codes = purposes().map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test.each(purposes().map((row) => [row.code, row] as const))(
    '%s asks for a case, by examples that pass',
    (_, row) => {
      expect(row.caseCode || row.numbers.length > 0).toBe(true);
      for (const { example } of row.numbers) expect(namesCase(row, example), example).toBe(true);
      expect(namesCase(row, '随便看看')).toBe(false);
      expect(row.source).toMatch(/第\d|〔/);
    },
  );

  test('lets only the supervision of the law delay what the person concerned is told', () => {
    const delaying = purposes().filter(({ mayDelay }) => mayDelay);
    expect(delaying.map(({ code }) => code)).toEqual(['SUPERVISION', 'PUBLIC_INTEREST_INQUIRY']);
    expect(new Set(delaying.flatMap(({ by }) => by.flatMap(({ roles }) => roles)))).toEqual(
      new Set(['PROCURATOR']),
    );
  });
});

describe('a stated purpose', () => {
  test('stands with a reason of the person’s own and a number of its shape', () => {
    expect(purposeInForce(arbitrator, inquiry, today)).toMatchObject({
      ...inquiry,
      row: { mayDelay: false },
    });
  });

  test.each(['虚劳人仲案字(2025)第12号', ' 虚劳人仲案字［2025］第12号', caseCode])(
    'may write its number %s',
    (caseNumber) => {
      expect(purposeInForce(arbitrator, { ...inquiry, caseNumber }, today)).toMatchObject({ caseNumber });
    },
  );

  test('is asked for where none is stated', () => {
    expect(() => purposeInForce(arbitrator, null, today)).toThrow(refusal('PURPOSE_REQUIRED'));
  });

  test.each(['CURIOSITY', 'constructor', ''])('is no reason of the table: %s', (reason) => {
    expect(() => purposeInForce(arbitrator, { ...inquiry, reason }, today)).toThrow(
      refusal('PURPOSE_REQUIRED'),
    );
  });

  test('is not yet a reason before the day the law begins', () => {
    expect(() => purposeInForce(arbitrator, inquiry, localDate('2008-04-30'))).toThrow(
      refusal('PURPOSE_REQUIRED'),
    );
    expect(purposeInForce(arbitrator, inquiry, localDate('2008-05-01')).reason).toBe('ARBITRATION_INQUIRY');
  });

  test.each([
    ['a mediator of the same agency', staff('human-resources', 'MEDIATOR')],
    ['an arbitrator’s role at another agency', staff('procuratorate', 'ARBITRATOR')],
    ['an administrator', staff('human-resources', 'ADMINISTRATOR')],
    ['an organisation', { ...arbitrator, kind: 'ORGANISATION' as const }],
  ])('is not for %s', (_, actor) => {
    expect(() => purposeInForce(actor, inquiry, today)).toThrow(refusal('PURPOSE_NOT_YOURS'));
  });

  test('opens only the doors it is for', () => {
    expect(() => purposeInForce(arbitrator, inquiry, today, ['SUPERVISION'])).toThrow(
      refusal('PURPOSE_NOT_YOURS'),
    );
  });

  test.each([
    '1234',
    `${caseCode.slice(0, -1)}?`,
    '（2025）鲁0402民初1号',
    '%劳人仲案字〔2025〕第12号',
    '虚劳人仲案字〔2025〕第12号;',
  ])('names no case by %s', (caseNumber) => {
    expect(() => purposeInForce(arbitrator, { ...inquiry, caseNumber }, today)).toThrow(
      refusal('PURPOSE_REQUIRED'),
    );
  });
});
