import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.js';
import { mintCaseCode } from '#kernel/values/case-code.js';
import type { DivisionCode } from '#kernel/values/division-code.js';
import { localDate } from '#kernel/values/local-date.js';
import { mayState, namesCase, purposeInForce, purposes } from './purposes.js';

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

describe('a refused purpose tells the clerk what to write', () => {
  const refused = (actor: Actor, purpose: typeof inquiry | null, only?: string[]) => {
    try {
      purposeInForce(actor, purpose, today, only);
    } catch (error) {
      const { message, hint } = error as { message: string; hint: string };
      return [message, hint];
    }
    return [];
  };
  const theirs =
    '请填写事由和所办案件的案号；您可以填写的事由：' +
    '仲裁审理核实调解结果（ARBITRATION_INQUIRY）、调解协议审查（仲裁审查、司法确认）（AGREEMENT_REVIEW）。';

  test('where none is stated, or one nobody knows: the reasons the clerk may state', () => {
    expect(refused(arbitrator, null)).toEqual(['查询本单位以外的案件信息，请先说明查询目的。', theirs]);
    expect(refused(arbitrator, { ...inquiry, reason: 'CURIOSITY' })).toEqual([
      '所填事由不在现行的查询事由之列。',
      theirs,
    ]);
  });

  test('where it is another’s: the reasons the clerk may state, or that there are none', () => {
    expect(refused(arbitrator, { ...inquiry, reason: 'SUPERVISION' })).toEqual([
      '您的单位或角色不能以“法律监督”为由作这项查询。',
      theirs,
    ]);
    expect(refused(staff('court', 'ADMINISTRATOR'), inquiry)).toEqual([
      '您的单位或角色不能以“仲裁审理核实调解结果”为由作这项查询。',
      '您的角色没有可以填写的查询事由，请由承办人员查询。',
    ]);
  });

  test('where it does not open this door: the reasons that do', () => {
    expect(refused(arbitrator, inquiry, ['AGREEMENT_REVIEW'])[1]).toBe(
      '请填写事由和所办案件的案号；您可以填写的事由：调解协议审查（仲裁审查、司法确认）（AGREEMENT_REVIEW）。',
    );
  });

  test('where it names no case: what a number looks like', () => {
    const review = { reason: 'AGREEMENT_REVIEW', caseNumber: '1234' };
    expect(refused(arbitrator, review)).toEqual([
      '以“调解协议审查（仲裁审查、司法确认）”为由查询，请填写所办案件的案号。',
      '案号形如：案件码、虚劳人仲案字〔2025〕第12号、（2025）鲁0402诉前调确12号。',
    ]);
  });
});

describe('a number', () => {
  const row = purposes().find(({ code }) => code === inquiry.reason)!;

  test.each(['虚劳人仲案字 〔2025〕 第 12 号', '虚劳人仲案字【2025】第12号', '虚劳人仲案字[2025]第12号'])(
    'is read with any brackets and blanks: %s',
    (number) => {
      expect(namesCase(row, number)).toBe(true);
    },
  );

  test('names no case by a case code where the reason takes none', () => {
    expect(namesCase({ ...row, caseCode: false }, caseCode)).toBe(false);
    expect(namesCase({ ...row, numbers: [] }, caseCode)).toBe(true);
  });
});

test('a reason may be stated by each of those it is for', () => {
  const mediation = purposes().find(({ code }) => code === 'MEDIATION')!;
  const mediators = ['union', 'human-resources', 'justice', 'court'].map((agency) =>
    mayState(staff(agency, 'MEDIATOR'), mediation),
  );
  expect(mediators).toEqual([true, true, true, false]);
});
