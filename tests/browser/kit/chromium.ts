import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { chromePath } from '../../kit/config.js';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const flags = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/** The machine's own Chromium; undefined where it has none. */
export const systemChromium = (): string | undefined =>
  [chromePath(), ...usual].find((path) => path && existsSync(path));

/** The machine's own Chromium where it has one, the one that npm brings where not. `shipped` insists on the latter. */
export async function launchChromium(options: { shipped?: boolean } = {}): Promise<Browser> {
  const own = options.shipped ? undefined : systemChromium();
  if (own) return chromium.launch({ executablePath: own, args: flags });
  // Says that the libraries it needs are to be unpacked beside it; read when the package is loaded.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const { default: shipped } = await import('@sparticuz/chromium');
  const args = shipped.args.filter((flag) => !/^--(single-process|disable-web-security|headless)/.test(flag));
  return chromium.launch({ executablePath: await shipped.executablePath(), args: [...args, ...flags] });
}
