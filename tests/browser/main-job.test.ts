import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './kit/chromium.js';
import { openDesk, type Clerk } from './kit/clerk.js';
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

async function search(keys: Keyboard, words: string): Promise<void> {
  await keys.press('/');
  await keys.type(words);
  await keys.press('Enter');
}

/** Finds a case of the own unit by its code and opens it. */
async function openCase(keys: Keyboard, caseCode: string): Promise<void> {
  await search(keys, caseCode);
  await keys.page.locator(`[data-row="${caseCode}"]`).waitFor();
  await keys.press('Enter');
  await keys.page.getByRole('article', { name: caseCode }).waitFor();
}

const dialogOf = ({ page }: Keyboard) => page.locator('.ant-modal').last();

/** A form has opened and stands at the first field that is empty, or at the button that sends it. */
const opened = ({ page }: Keyboard) =>
  expect
    .poll(() => page.locator('.ant-modal :is([aria-required=true], [type=submit]):focus').count(), {
      timeout: 15_000,
    })
    .toBe(1);

/** Comes to the button of an act by `n` and Tab, and to its form. */
async function begin(keys: Keyboard, label: string): Promise<void> {
  await keys.page.getByRole('button', { name: label, exact: true }).first().waitFor();
  await keys.press('n');
  await keys.enter(label);
  await opened(keys);
}

/** Sends the form that stands open, and waits until it is gone. */
async function send(keys: Keyboard, label: string | RegExp = '办理'): Promise<void> {
  await keys.enter(label);
  await dialogOf(keys)
    .waitFor({ state: 'detached', timeout: 20_000 })
    .catch(async () =>
      Promise.reject(new Error(`The form stays open: ${await dialogOf(keys).textContent()}`)),
    );
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
  await keys.page.getByText(/已送达 \d\d:\d\d:\d\d，等待签收/).waitFor();
}

/** The course of the case says so. */
const told = ({ page }: Keyboard, line: string) =>
  page.locator('.case-course .line', { hasText: line }).first().waitFor();

/** The court delegates; the answer are the keyboards of who goes on. */
async function delegate({ caseCode }: FiledCase): Promise<Keyboard> {
  const court = await sitDown('court-clerk');
  await openCase(court, caseCode);
  const [inputs, since] = [court.inputs, Date.now()];
  await court.press('z');
  await opened(court);
  await court.press('Enter');
  await court.page.getByText(/已送达 \d\d:\d\d:\d\d，等待签收/).waitFor();
  noteFigure({ name: 'a referral', goal: 6, measured: court.inputs - inputs, unit: 'inputs' });
  noteFigure({ name: 'a referral', goal: 30, measured: (Date.now() - since) / 1000, unit: 's', timed: true });
  return court;
}

/** The union signs for it, mediates, has the agreement signed by both and reports what came of it. */
async function mediate({ caseCode, worker, employer }: FiledCase): Promise<Keyboard> {
  const union = await sitDown('union-mediator');
  await openCase(union, caseCode);
  await union.page.getByRole('button', { name: '签收' }).waitFor();
  await union.press('s');
  await union.page.getByText('已办理：签收').waitFor();
  await begin(union, '受理委派、委托调解');
  await send(union);
  await begin(union, '拟定调解协议');
  await union.type('用人单位于2027年1月20日前支付劳动报酬18600元。');
  await union.fill(/^金额/, '18600');
  await union.fillDay('履行期限', '2027-01-20');
  await send(union);
  for (const [signer, state] of [
    [worker, '部分签署'],
    [employer, '生效'],
  ] as const) {
    await begin(union, '签名、盖章');
    await union.tabTo('签名人');
    expect(await union.page.evaluate('document.activeElement.value')).toBe(signer);
    await send(union);
    await told(union, `调解协议：${state}`);
  }
  await begin(union, '结果反馈');
  await send(union);
  await told(union, '工会调解案件：达成协议');
  await begin(union, '共同申请司法确认');
  await send(union);
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
  await procurator.page.getByRole('button', { name: '签收' }).waitFor();
  await procurator.press('s');
  await procurator.page.getByText('已办理：签收').waitFor();
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
    { timeout: 240_000 },
    async () => {
      const filed = await fileCase(deskUrl());
      const court = await delegate(filed);
      const union = await mediate(filed);
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
