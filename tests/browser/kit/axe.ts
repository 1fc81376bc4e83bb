import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { noteFigure } from '../../../infra/hub/figures.js';

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeViolation {
  id: string;
  help: string;
  nodes: { target: string[]; html: string }[];
}

/** `/case` for every case: the page without what it is of, and whether it stands wide or on a phone. */
async function placeOf(page: Page): Promise<string> {
  const { pathname, hash } = new URL(page.url());
  const parts = hash.replace(/^#/, '').split('?')[0]!.split('/').filter(Boolean);
  const kept = parts.slice(0, parts[0] === 'print' ? 2 : 1);
  const shown = pathname === '/desk/' ? `/${kept.join('/')}` : pathname === '/' ? 'sign-in' : pathname;
  const width = await page.evaluate<number>('innerWidth');
  return `axe violations: ${shown} ${width < 900 ? 'phone' : 'wide'}`;
}

/** What breaks WCAG 2.0 and 2.1, levels A and AA, on the page as it stands: rule, and the places. */
export async function violations(page: Page): Promise<string[]> {
  // A page's own policy lets no foreign script in; a debugger is none.
  await page.evaluate(script);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: AxeViolation[] }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
    return (await axe.run({ runOnly: { type: 'tag', values: tags } })).violations;
  });
  const broken = found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help} — ${target.join(' ')} ${html.slice(0, 120)}`),
  );
  noteFigure({ name: await placeOf(page), goal: 0, measured: broken.length, unit: '' });
  return broken;
}
