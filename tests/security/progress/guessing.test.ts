import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ProgressDesk } from '#kernel/progress/ask-progress.js';
import { mintCaseCode } from '#kernel/values/case-code.js';
import { divisionCode } from '#kernel/values/division-code.js';
import { firm, partiesOf, unionMediator, workerA, workerB } from '../../journeys/people.js';
import { Scene } from '../../journeys/scene.js';
import { easyCase } from '../../journeys/story-8-1.js';
import { type BootedHub, bootHub } from '../../kit/boot-hub.js';
import { thorough } from '../config.js';
import { reportFinding } from '../report.js';
import { ask, askInJson, atAgency, timePasses } from './progress-doors.js';

let hub: BootedHub;
let scene: Scene;
/** The worked case, with the union by now. */
let code: string;
/** Another worker's case at the same court, and one of a worker without a phone. */
let othersCode: string;
let silentCode: string;

const clerk = 'second-court-clerk';
const right = workerA.phone.slice(-4);
const wrong = '9999';
const codeOf = (serial: number, letter = 'C') =>
  mintCaseCode({ division: divisionCode('370499'), letter, year: 2024, serial });

beforeAll(async () => {
  hub = await bootHub();
  scene = new Scene(hub.client);
  for (const step of easyCase.steps.slice(0, 4)) {
    await hub.client.setClock(`${step.at}+08:00`);
    await step.act(scene);
    await hub.settled();
  }
  code = scene.get('case');
  othersCode = await file({ ...workerB });
  silentCode = await file({ ...workerB, phone: null });
  // The court looks at what the union holds.
  await scene.part(clerk, 'union', 'parties { name }');
  await hub.settled();
}, 180_000);
afterAll(() => hub?.stop());
beforeEach(() => timePasses(hub));

async function file(worker: object): Promise<string> {
  const parties = partiesOf(worker as never);
  const dispute = { cause: 'WAGE_CLAIM', causeVersion: '2020', claim: 1, facts: '欠条' };
  const input = { ...dispute, directSuitGround: 'WAGE_IOU', parties, consents: [] };
  return (await scene.act(clerk, 'courtReceiveFiling', input, 'caseCode')).caseCode;
}

describe('the right digits', () => {
  test('show in plain words where the case is, what comes next, until when and whom to ask', async () => {
    const { status, text } = await ask(hub, code, right);
    expect(status).toBe(200);
    expect(text).toContain('您的案件2024年9月2日由虚构市中人民法院收到。');
    expect(text).toContain('现在由虚构区总工会办理。');
    expect(text).toContain('调解员正在和双方谈');
    expect(text).toMatch(/这一步最晚 <b>2024年10月8日<\/b>/);
    expect(text).toContain('12351');
    expect(text).toContain('虚构市中人民法院把案件转给虚构区总工会，先调解。');
  });

  test('show who looked at the person’s data, by organisation and reason, and no member of staff', async () => {
    const { text } = await ask(hub, code, right);
    expect(text).toMatch(/<time>2024年9月6日<\/time><span>虚构市中人民法院看过[^<]*原因：办理您的案件。/);
    expect(text).not.toMatch(/second-court-clerk|样例/);
  });

  test('are right in a program’s question too, and however the code is written', async () => {
    const { text } = await askInJson(hub, { caseCode: code.toLowerCase(), phoneEnding: right });
    const answer = JSON.parse(text);
    expect(answer).toMatchObject({ found: true, now: '现在由虚构区总工会办理。', lastDay: '2024年10月8日' });
    const said = answer.course.map((line: { text: string }) => line.text);
    const [received, sent, taken] = [
      '收到了您的起诉材料',
      '把案件转给虚构区总工会',
      '虚构区总工会开始调解',
    ].map((words) => said.findIndex((line: string) => line.includes(words)));
    expect([received! >= 0, received! < sent!, sent! < taken!]).toEqual([true, true, true]);
  });

  test('show nothing of the employer, of anybody by name, no number, no amount and no code', async () => {
    const page = (await ask(hub, code, right)).text;
    const answer = (await askInJson(hub, { caseCode: code, phoneEnding: right })).text;
    const secrets = [
      ...[firm.name, firm.creditCode, workerA.name, workerA.idNumber, workerA.phone, unionMediator.name],
      ...['18600', '1860000', '欠条', scene.get('number'), code],
    ];
    for (const secret of secrets) expect(page + answer).not.toContain(secret);
    expect(page + answer).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(answer).not.toMatch(/[A-Z]{3,}/);
  });

  test('are on record at the agency, without what was shown', async () => {
    const entries = () =>
      hub
        .agency('court')
        .agency.dataSource.query<{ actor_id: string; details: object }[]>(
          `select actor_id, details from audit_entry where act = 'progress.shown' and case_code = $1`,
          [code],
        );
    const before = (await entries()).length;
    await ask(hub, code, right);
    await ask(hub, code, wrong);
    const after = await entries();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toEqual({ actor_id: 'progress-query', details: {} });
  });

  test('open the own case alone', async () => {
    expect((await ask(hub, othersCode, right)).text).toContain('没有查到');
    expect((await ask(hub, othersCode, workerB.phone.slice(-4))).text).toContain(
      '现在由虚构市中人民法院办理',
    );
  });
});

describe('wrong and unknown', () => {
  const questions = (): [string, string, string][] => [
    ['wrong digits', code, wrong],
    ['an unknown case', codeOf(999_999), right],
    ['a worker without a phone', silentCode, '0000'],
    ['a letter no agency has', codeOf(1, 'X'), right],
    ['an agency that does not know the case', codeOf(1, 'J'), right],
    ['a code with a wrong check character', `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`, right],
    ['no code', 'abc', right],
    ['digits that are none', code, 'abcd'],
    ['a respondent’s', code, firm.creditCode.slice(-4)],
  ];

  test('are one answer: the same status, headers and bytes, but for the code that was typed', async () => {
    const answers = new Set<string>();
    for (const [, caseCode, ending] of questions()) {
      const { status, text, headers } = await ask(hub, caseCode, ending);
      const seen = ['content-type', 'cache-control', 'content-security-policy'].map((name) =>
        headers.get(name),
      );
      answers.add(JSON.stringify([status, text.replace(`value="${caseCode}"`, 'value=""'), seen]));
      await timePasses(hub);
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain('没有查到');
  });

  test('are the same in JSON, to the byte', async () => {
    const answers = new Set<string>();
    for (const [, caseCode, phoneEnding] of questions()) {
      answers.add((await askInJson(hub, { caseCode, phoneEnding })).text);
      await timePasses(hub);
    }
    for (const odd of [{}, [], { caseCode: [code], phoneEnding: { length: 4 } }, { caseCode: 1 }])
      answers.add((await askInJson(hub, odd)).text);
    expect([...answers]).toEqual([expect.stringContaining('"found":false')]);
  });

  test('take as long as one another, and as what is closed', async () => {
    const times: Record<string, number[]> = { wrong: [], unknown: [], closed: [], letter: [] };
    for (let round = 0; round < 7; round++) {
      await timePasses(hub);
      for (let guess = 0; guess < 5; guess++)
        await atAgency(hub, 'court', 'progress', { caseCode: othersCode, phoneEnding: wrong });
      times.wrong!.push((await ask(hub, code, wrong)).milliseconds);
      times.unknown!.push((await ask(hub, codeOf(888_888), wrong)).milliseconds);
      times.closed!.push((await ask(hub, othersCode, workerB.phone.slice(-4))).milliseconds);
      times.letter!.push((await ask(hub, codeOf(1, 'X'), wrong)).milliseconds);
    }
    const medians = Object.values(times).map((some) => some.sort((a, b) => a - b)[3]!);
    expect(Math.min(...medians)).toBeGreaterThanOrEqual(245);
    expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(1.2);
  });
});

describe('guessing', () => {
  test('of thousands, with the gateway’s key and all at once, finds nothing; nor do the right digits until the day is over', async () => {
    const every = Array.from({ length: 10_000 }, (_, guess) => String(guess).padStart(4, '0'));
    // The right one comes last, as it does for the unlucky: were it among the first five, it would be luck.
    const guesses = every.filter((guess) => guess !== right).slice(0, thorough ? 9_999 : 1_499);
    guesses.push(right);
    const tried = guesses.length;
    const desk = new ProgressDesk(hub.agency('court').agency);
    const answers = new Map<string, number>();
    const guessOn = async (): Promise<void> => {
      for (let guess = guesses.shift(); guess !== undefined; guess = guesses.shift()) {
        const question = { caseCode: code, phoneEnding: guess };
        // Every twentieth comes by HTTP; the rest begin behind the signature, which the thief of the key has.
        const byDoor = guesses.length % 20 === 0;
        const text = byDoor
          ? (await atAgency(hub, 'court', 'progress', question)).text
          : JSON.stringify(await desk.ask(question));
        answers.set(text, (answers.get(text) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 24 }, guessOn));
    const found = tried - (answers.get('{"shown":false}') ?? 0);
    reportFinding({ check: 'guesses at the worker’s own door', tried, wrong: found });
    expect([...answers]).toEqual([['{"shown":false}', tried]]);

    expect((await ask(hub, code, right)).text).toContain('没有查到');
    await timePasses(hub, 20);
    expect((await ask(hub, code, right)).text).toContain('没有查到');
    await timePasses(hub, 5);
    expect((await ask(hub, code, right)).text).toContain('现在由虚构区总工会办理');
  }, 600_000);

  test('closes the case after five wrong answers, and says no more than before', async () => {
    const first = await ask(hub, code, wrong);
    for (const guess of ['9998', '9997', '9996']) expect((await ask(hub, code, guess)).text).toBe(first.text);
    expect((await ask(hub, code, right)).text).toContain('虚构区总工会');
    expect((await ask(hub, code, '9995')).text).toBe(first.text);
    expect((await ask(hub, code, right)).text).toBe(first.text);
    // Others go on.
    expect((await ask(hub, othersCode, workerB.phone.slice(-4))).text).toContain('现在由');
  });

  test('all five at once leaves no sixth', async () => {
    const endings = ['9991', '9992', '9993', '9994', '9995', right, right, right];
    const answers = await Promise.all(
      endings.map((phoneEnding) => atAgency(hub, 'court', 'progress', { caseCode: code, phoneEnding })),
    );
    const { text } = await atAgency(hub, 'court', 'progress', { caseCode: code, phoneEnding: right });
    expect(text).toBe('{"shown":false}');
    expect(answers.slice(0, 5).map((answer) => answer.text)).toEqual(Array(5).fill('{"shown":false}'));
  });

  test('from one address ends after ten questions, of whatever cases, right ones too', async () => {
    for (let serial = 1; serial <= 10; serial++)
      await askInJson(hub, { caseCode: codeOf(serial), phoneEnding: wrong });
    const { text } = await askInJson(hub, { caseCode: code, phoneEnding: right });
    expect(JSON.parse(text).found).toBe(false);
    await timePasses(hub, 1);
    expect(JSON.parse((await askInJson(hub, { caseCode: code, phoneEnding: right })).text).found).toBe(true);
  });

  test('with the right digits known is bounded too: thirty questions a day', async () => {
    for (let time = 0; time < 30; time++)
      expect(
        (await atAgency(hub, 'court', 'progress', { caseCode: code, phoneEnding: right })).text,
      ).toContain('"shown":true');
    const { text } = await atAgency(hub, 'court', 'progress', { caseCode: code, phoneEnding: right });
    expect(text).toBe('{"shown":false}');
  });
});
