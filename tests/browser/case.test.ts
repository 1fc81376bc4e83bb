import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './kit/axe.js';
import { launchChromium } from './kit/chromium.js';
import { goTo, openDesk, phone, wide, type Clerk } from './kit/clerk.js';
import { deskUrl } from './kit/desk-hub.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

interface Found {
  id: string;
  docket: { timeline: { agency: string; state: string }[]; referrals: { id: string }[] };
}

/** The case of those a person finds through which most agencies have passed. */
async function richest({ page }: Clerk): Promise<Found> {
  const query = `{ docketCases(first: 100) { edges { node { id docket { referrals { id } timeline { agency state } } } } } }`;
  const asked = () =>
    page.evaluate(async (text) => {
      const answer = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: text }),
      });
      type Cases = { data: { docketCases: { edges: { node: unknown }[] } } | null };
      return ((await answer.json()) as Cases).data?.docketCases.edges.map(({ node }) => node) ?? null;
    }, query);
  // A register that is busy does not answer; it is asked again, as a person would.
  let nodes = (await asked()) as Found[] | null;
  for (let again = 0; !nodes && again < 5; again += 1) nodes = (await asked()) as Found[] | null;
  if (!nodes) throw new Error('The register does not answer.');
  const spread = ({ docket }: Found) =>
    new Set(docket.timeline.map(({ agency }) => agency)).size * 100 + docket.timeline.length;
  return nodes.sort((one, other) => spread(other) - spread(one))[0]!;
}

async function openCase(clerk: Clerk, code: string): Promise<void> {
  await goTo(clerk, `#/case/${code}`);
  await clerk.page.locator('.case-head h1').waitFor();
  await clerk.page.locator('.case-tabs [role=tab]').first().waitFor();
}

const agencies: Record<string, string> = {
  'court-clerk': '法院',
  arbitrator: '人社',
  procurator: '检察',
  'union-mediator': '工会',
};

describe('a case as one file', () => {
  test.each(Object.entries(agencies))(
    'shows %s what the own agency (%s) has done, beside the others',
    async (person, agency) => {
      const clerk = await openDesk(browser, deskUrl(), person);
      const { id, docket } = await richest(clerk);
      await openCase(clerk, id);
      const course = clerk.page.locator('.case-course');
      const chip = course.getByRole('button', { name: new RegExp(`^${agency} \\d+`) });
      await chip.click();
      const shown = course.locator('.line .agency');
      await shown.first().waitFor();
      expect(new Set(await shown.allTextContents())).toEqual(new Set([agency]));
      await chip.click();
      expect(await course.locator('.line').count()).toBeGreaterThanOrEqual(docket.timeline.length);
      expect(await course.textContent()).not.toMatch(/[A-Z]{2,}_[A-Z]|MediationCase|Intake/);
      expect(clerk.strayRequests).toEqual([]);
      expect(clerk.complaints).toEqual([]);
      await clerk.context.close();
    },
  );

  test('opens every part of it by keyboard alone, and breaks no accessibility rule', async () => {
    const clerk = await openDesk(browser, deskUrl(), 'court-clerk');
    const { page } = clerk;
    await openCase(clerk, (await richest(clerk)).id);
    await page.locator('.case-tabs [role=tab][aria-selected=true]').focus();
    const opened: string[] = [];
    for (let at = 0; at < 9; at += 1) {
      const tab = page.locator('.case-tabs [role=tab][aria-selected=true]');
      opened.push((await tab.textContent())!);
      await page
        .locator('.case-tabs [role=tabpanel]:visible')
        .getByText('正在读取…')
        .waitFor({ state: 'detached' });
      if (at % 2 === 0) expect(await violations(page), opened.at(-1)).toEqual([]);
      await page.keyboard.press('ArrowRight');
    }
    expect(opened).toEqual([
      '办理',
      '要素表',
      '当事人',
      '材料',
      '文书',
      '期限计算',
      '转办',
      '谁看过',
      '同意',
    ]);
    expect(clerk.complaints).toEqual([]);
    await clerk.context.close();
  });

  test('stands in one column on a phone, and breaks no accessibility rule there', async () => {
    const clerk = await openDesk(browser, deskUrl(), 'union-mediator', { viewport: phone });
    await openCase(clerk, (await richest(clerk)).id);
    await clerk.page.getByRole('tab', { name: '当事人' }).click();
    await clerk.page.locator('.case-tabs .record').first().waitFor();
    expect(await violations(clerk.page)).toEqual([]);
    expect(await clerk.page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
    await clerk.context.close();
  });

  test('shows names as the owner says: whole to who works the case, the surname to who leads', async () => {
    const names: Record<string, string[]> = {};
    const court = await openDesk(browser, deskUrl(), 'court-clerk', { viewport: wide });
    const { id } = await richest(court);
    const leader = await openDesk(browser, deskUrl(), 'leader', { viewport: wide });
    for (const [who, clerk] of Object.entries({ court, leader })) {
      await openCase(clerk, id);
      await clerk.page.getByRole('tab', { name: '当事人' }).click();
      const section = clerk.page.getByRole('region', { name: '法院' });
      await section.locator('.record').first().waitFor();
      names[who] = await section.locator('.record-head b').allTextContents();
      await clerk.context.close();
    }
    const [whole, masked] = [names.court!, names.leader!];
    expect(masked).toHaveLength(whole.length);
    expect(whole.join('')).not.toContain('某');
    expect(masked.filter((name, at) => name !== whole[at]).every((name) => name.includes('某'))).toBe(true);
    expect(masked).not.toEqual(whole);
  });

  test('opens all the same while an agency is down, and says which, and as of when', async () => {
    const clerk = await openDesk(browser, deskUrl(), 'arbitrator');
    const { page } = clerk;
    const { id } = await richest(clerk);
    const turn = (how: 'stop' | 'start') =>
      page.evaluate(
        async (way) => (await fetch(`/dev/agency/human-resources/${way}`, { method: 'POST' })).status,
        how,
      );
    expect(await turn('stop')).toBe(202);
    try {
      const begun = Date.now();
      await goTo(clerk, `#/case/${id}`);
      await page.locator('.case-head h1').waitFor();
      await page.locator('.part-down', { hasText: /人社系统.*没有响应.*\d{4}-\d{2}-\d{2}/ }).waitFor();
      console.info(`a case while an agency is down: ${Date.now() - begun} ms`);
      const course = page.locator('.case-course');
      const chip = course.getByRole('button', { name: /^人社 \d+ ⚠未响应/ });
      await chip.click();
      expect(await course.locator('.fresh').first().textContent()).toMatch(/^\d{4}-\d{2}-\d{2} 登记$/);
      await chip.click();
      expect(await course.locator('.fresh', { hasText: '截至' }).count()).toBeGreaterThan(0);
    } finally {
      expect(await turn('start')).toBe(202);
    }
    await page.locator('.part-down', { hasText: '人社系统' }).waitFor({ state: 'detached', timeout: 60_000 });
    await clerk.context.close();
  });

  test('says the same of a case that is not there and of one that is not to be seen', async () => {
    const clerk = await openDesk(browser, deskUrl(), 'legal-aid-officer');
    const court = await openDesk(browser, deskUrl(), 'court-clerk');
    const { id } = await richest(court);
    await court.context.close();
    const said: (string | null)[] = [];
    for (const code of [id, 'WF-370499-C-2020-999999-0']) {
      await goTo(clerk, `#/case/${code}`);
      await clerk.page.locator('.case-nothing .code', { hasText: code }).waitFor();
      said.push((await clerk.page.locator('.case-nothing').textContent())!.replace(code, ''));
    }
    expect(said[0]).toContain('没有可看的内容');
    expect(said[1]).toBe(said[0]);
    await clerk.context.close();
  });
});
