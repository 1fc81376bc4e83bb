import { generateKeyPairSync } from 'node:crypto';
import { signatureOf, softwareKey } from './signing-key.js';
import { type Suite, suites } from './suite.js';

export interface SuiteSpeed {
  readonly suite: Suite;
  readonly signsPerSecond: number;
  readonly verifiesPerSecond: number;
}

/** How fast this process signs and checks a message of usual length by each suite, as the exchange does: eight at a time. */
export async function measureSuites(milliseconds = 2_000): Promise<SuiteSpeed[]> {
  const bytes = Buffer.alloc(2_000, 'x');
  const speeds: SuiteSpeed[] = [];
  for (const suite of suites) {
    const { publicKey, privateKey } =
      suite === 'SM2' ? generateKeyPairSync('ec', { namedCurve: 'SM2' }) : generateKeyPairSync('ed25519');
    const key = softwareKey('measured', privateKey);
    const listed = { suite, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
    const signature = await key.sign(bytes);
    const verify = (): Promise<boolean> => signatureOf(listed, bytes, signature, null);
    await verify();
    speeds.push({
      suite,
      signsPerSecond: await perSecond(milliseconds, async () => key.sign(bytes)),
      verifiesPerSecond: await perSecond(milliseconds, verify),
    });
  }
  return speeds;
}

const together = 8;

async function perSecond(milliseconds: number, work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  let done = 0;
  const lane = async (): Promise<void> => {
    for (; performance.now() - from < milliseconds; done++) await work();
  };
  await Promise.all(Array.from({ length: together }, lane));
  return Math.round((done * 1000) / (performance.now() - from));
}
