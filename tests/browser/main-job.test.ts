import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './kit/chromium.js';
import { openDesk, type Clerk } from './kit/clerk.js';
import {
  begin,
  delivered,
  dialogOf,
  opened,
  openCase,
  search,
  send,
  signFor,
  mediate,
  told,
} from './kit/desk-acts.js';
import { deskUrl } from './kit/desk-hub.js';
import { noteFigure } from '../../infra/hub/figures.js';
import { fileCase, type FiledCase } from './kit/filed-case.js';
import { Keyboard } from './kit/keyboard.js';

let browser: Browser;
const desks: Clerk[] = [];
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** A person of the county at a desk of their own, with a keyboard and nothing else. */
async function sitDown(person: string): Promise<Keyboard> {
  const clerk = await openDesk(browser, deskUrl(), person);
  desks.push(clerk);
  return new Keyboard(clerk.page);
}

/** Opens the dialog of a referral by `z` and chooses what is sent. */
async function refer(keys: Keyboard, words: string, downs: number): Promise<void> {
  await keys.press('z');
  await opened(keys);
  await keys.tabTo('事由');
  await keys.type(words);
  for (let down = 0; down < downs; down += 1) await keys.press('ArrowDown');
  await keys.press('Enter');
}

async function sendReferral(keys: Keyboard): Promise<void> {
  await send(keys, /^转办并生成函件/);
  await delivered(keys);
}

/** The court delegates; the answer are the keyboards of who goes on. */
async function delegate({ caseCode }: FiledCase): Promise<Keyboard> {
  const court = await sitDown('court-clerk');
  await openCase(court, caseCode);
  const [inputs, since] = [court.inputs, Date.now()];
  await court.press('z');
  await opened(court);
  await court.press('Enter');
  await delivered(court);
  noteFigure({ name: 'a referral', goal: 6, measured: court.inputs - inputs, unit: 'inputs' });
  noteFigure({ name: 'a referral', goal: 30, measured: (Date.now() - since) / 1000, unit: 's', timed: true });
  return court;
}

/** The union signs for it, mediates, has the agreement signed by both and reports what came of it. */
async function settle({ caseCode, worker, employer }: FiledCase): Promise<Keyboard> {
  const union = await sitDown('union-mediator');
  await openCase(union, caseCode);
  await signFor(union);
  await mediate(union, [worker, employer]);
  return union;
}

/** Who is no party to the case looks it up for a stated reason, and reads what the union's mediation came to. */
async function inquire({ caseCode }: FiledCase): Promise<void> {
  const arbitrator = await sitDown('arbitrator');
  const { page } = arbitrator;
  await search(arbitrator, caseCode);
  await page.getByRole('button', { name: /联动中心/ }).waitFor();
  await arbitrator.enter(/联动中心/);
  await page.getByRole('link', { name: '说明查询事由后查看' }).waitFor();
  await arbitrator.enter('说明查询事由后查看');
  await page.locator('.case-nothing').getByRole('button', { name: /事由/ }).waitFor();
  expect(await page.textContent('.case-nothing')).not.toContain('达成协议');
  await arbitrator.enter(/事由/);
  await dialogOf(arbitrator).waitFor();
  await arbitrator.fill(/案号/, '虚劳人仲案字〔2026〕第12号');
  await arbitrator.press('Enter');
  const record = page.locator('.record', { hasText: '工会调解案件' });
  await record.waitFor();
  expect(await record.textContent()).toContain('达成协议');
  await page.locator('.record', { hasText: '司法确认' }).getByText('裁定有效').waitFor();
}

/** The union hands the procurator a lead; the procurator takes it up and recommends to human resources. */
async function supervise({ caseCode }: FiledCase): Promise<void> {
  const officer = await sitDown('union-officer');
  await openCase(officer, caseCode);
  await refer(officer, '线索移送', 0);
  await officer.fill('涉及群体', '农民工');
  await officer.tabTo('是');
  await officer.press('Space');
  await sendReferral(officer);
  const procurator = await sitDown('procurator');
  await openCase(procurator, caseCode);
  await signFor(procurator);
  await begin(procurator, '评估');
  await send(procurator);
  await begin(procurator, '立案、办理');
  await send(procurator);
  await told(procurator, '线索：立案办理');
  // 支持起诉书 … 检察建议 comes before 检察建议 alone.
  await refer(procurator, '检察建议', 1);
  await procurator.fill('文号', `虚检建〔2026〕${String(Date.now()).slice(-6)}号`);
  await procurator.fill('发现的问题', '拖欠农民工工资。');
  await procurator.fill('调查核实情况', '调取工资表核实。');
  await procurator.fill('建议内容', '依法查处，督促用人单位按期支付。');
  await procurator.fill('涉及群体', '农民工');
  await sendReferral(procurator);
  await told(procurator, '虚构区人民检察院 → 虚构区人社局');
}

describe('the main job', () => {
  test(
    'is done by the keyboard alone, from the court to the union, back, to the arbitrator and to the procurator',
    { timeout: 300_000 },
    async () => {
      const filed = await fileCase(deskUrl());
      const court = await delegate(filed);
      const union = await settle(filed);
      await begin(court, '受理司法确认');
      await send(court);
      await told(court, '司法确认：受理');
      const judge = await sitDown('court-judge');
      await openCase(judge, filed.caseCode);
      await begin(judge, '作出裁定');
      await send(judge);
      await told(judge, '司法确认：裁定有效');
      await told(union, '调解协议：经司法确认');
      await inquire(filed);
      await supervise(filed);
      expect(desks.flatMap(({ strayRequests }) => strayRequests)).toEqual([]);
      expect(desks.flatMap(({ complaints }) => complaints)).toEqual([]);
    },
  );
});
