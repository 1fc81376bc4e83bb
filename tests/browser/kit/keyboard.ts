import type { Page } from 'playwright-core';

/** What has the focus, as a screen reader would call it: its role and its name. */
const focused = `(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return ['', ''];
  const texts = (ids) => ids.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  const named = one.getAttribute('aria-labelledby');
  const name = one.getAttribute('aria-label') ?? (named ? texts(named) : one.labels?.[0]?.textContent ?? one.textContent);
  return [one.getAttribute('role') ?? one.tagName.toLowerCase(), (name ?? '').trim()];
})()`;

/** A person without a mouse: every step is a key, and counted. */
export class Keyboard {
  /** Keys and texts, less the Tab keys that lead to where they are meant for. */
  inputs = 0;
  tabs = 0;

  constructor(readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.inputs += 1;
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    this.inputs += 1;
    await this.page.keyboard.type(text);
  }

  /** Goes on by Tab, or back, until what is called so has the focus. */
  async tabTo(name: string | RegExp, { back = false, most = 120 } = {}): Promise<void> {
    const passed: string[] = [];
    for (let tab = 0; tab <= most; tab += 1) {
      const [role, text] = await this.page.evaluate<[string, string]>(focused);
      if (typeof name === 'string' ? text === name : name.test(text)) return;
      passed.push(`${role} ${text.slice(0, 30)}`);
      this.tabs += 1;
      await this.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`No Tab comes to ${String(name)}; it passes ${passed.join(' | ')}`);
  }

  /** Comes to a button or link and presses Enter on it. */
  async enter(name: string | RegExp, options: { back?: boolean } = {}): Promise<void> {
    await this.tabTo(name, options);
    await this.press('Enter');
  }

  /** Fills in a field that Tab comes to. */
  async fill(name: string | RegExp, text: string): Promise<void> {
    await this.tabTo(name);
    await this.type(text);
  }

  /** A day, in the order of a Chromium without a screen: it speaks American, whatever the page does. */
  async fillDay(name: string | RegExp, day: string): Promise<void> {
    const [year, month, date] = day.split('-');
    await this.fill(name, `${month}${date}${year}`);
  }
}
