import { expect } from 'vitest';
import type { Keyboard } from './keyboard.js';

export async function search(keys: Keyboard, words: string): Promise<void> {
  await keys.press('/');
  await keys.type(words);
  await keys.press('Enter');
}

/** Finds a case of the own unit by its code and opens it. */
export async function openCase(keys: Keyboard, caseCode: string): Promise<void> {
  await search(keys, caseCode);
  await keys.page.locator(`[data-row="${caseCode}"]`).waitFor();
  await keys.press('Enter');
  await keys.page.getByRole('article', { name: caseCode }).waitFor();
}

export const dialogOf = ({ page }: Keyboard) => page.locator('.ant-modal').last();

/** A form has opened and stands at the first field that is empty, or at the button that sends it. */
export const opened = ({ page }: Keyboard) =>
  expect
    .poll(() => page.locator('.ant-modal :is([aria-required=true], [type=submit]):focus').count(), {
      timeout: 30_000,
    })
    .toBe(1);

/** Comes to the button of an act by `n` and Tab, and to its form. */
export async function begin(keys: Keyboard, label: string): Promise<void> {
  await keys.page.getByRole('button', { name: label, exact: true }).first().waitFor();
  await keys.press('n');
  await keys.enter(label);
  await opened(keys);
}

/** Sends the form that stands open, and waits until it is gone. */
export async function send(keys: Keyboard, label: string | RegExp = '办理'): Promise<void> {
  await keys.enter(label);
  await dialogOf(keys)
    .waitFor({ state: 'detached', timeout: 20_000 })
    .catch(async () =>
      Promise.reject(new Error(`The form stays open: ${await dialogOf(keys).textContent()}`)),
    );
}

/** Waits for the machine receipt of a referral that has just gone out. */
export const delivered = ({ page }: Keyboard) => page.getByText(/已送达 \d\d:\d\d:\d\d，等待签收/).waitFor();

/** The course of the case says so. */
export const told = ({ page }: Keyboard, line: string) =>
  page.locator('.case-course .line', { hasText: line }).first().waitFor();

/** Signs for the case that is open, by one key. */
export async function signFor(keys: Keyboard): Promise<void> {
  await keys.page.getByRole('button', { name: '签收' }).waitFor();
  await keys.press('s');
  await keys.page.getByText('已办理：签收').waitFor();
}

/** What a mediator does with a case signed for: takes it up, has the agreement signed by both, reports it, and applies for confirmation. */
export async function mediate(keys: Keyboard, signers: readonly string[]): Promise<void> {
  await begin(keys, '受理委派、委托调解');
  await send(keys);
  await begin(keys, '拟定调解协议');
  await keys.type('用人单位于2027年1月20日前支付劳动报酬18600元。');
  await keys.fill(/^金额/, '18600');
  await keys.fillDay('履行期限', '2027-01-20');
  await send(keys);
  for (const [at, signer] of signers.entries()) {
    await begin(keys, '签名、盖章');
    await keys.tabTo('签名人');
    expect(await keys.page.evaluate('document.activeElement.value')).toBe(signer);
    await send(keys);
    await told(keys, `调解协议：${at + 1 < signers.length ? '部分签署' : '生效'}`);
  }
  await begin(keys, '结果反馈');
  await send(keys);
  await told(keys, '工会调解案件：达成协议');
  await begin(keys, '共同申请司法确认');
  await send(keys);
}
