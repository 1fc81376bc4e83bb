import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AddressBookCache } from '#kernel/exchange/address-book.js';
import { startToyHub, type ToyHub } from '../../../gateway/testing/toy-hub.js';
import { court } from '../../../infra/county/organisations.js';
import { defaultPorts } from '../../../infra/county/process-table.js';
import { addressBookFiles, ensureAddressBook, publishBook } from '../../../infra/keys/address-book-file.js';
import { bookOf, revokeKey } from '../../../infra/keys/revoke-key.js';
import { rotateKey } from '../../../infra/keys/rotate-key.js';
import { atAgency, gatewayKeyOf, noThrottle } from './doors.js';

let hub: ToyHub;
beforeAll(async () => {
  // A busy machine is no failed call.
  hub = await startToyHub({ ...noThrottle, AGENCY_TIMEOUT_MS: '10000', OPERATION_BUDGET_MS: '15000' });
});
afterAll(() => hub.stop());

const token = () => hub.token('court-clerk');
const asked = async () => (await hub.ask('court-clerk', '{ courtWho }')).data?.courtWho;

/** The gateway's own key that signed the last call which passed the court's door, or opened the channel it came over. */
function signedBy(): string {
  const inputs = hub.agency('court').calls.map((call) => String(call['signature-input']));
  return /keyid="([^"]+)"/.exec(inputs.findLast((input) => input.includes('alg="ed25519"'))!)![1]!;
}

async function secondsUntil(so: () => Promise<boolean>): Promise<number> {
  const from = Date.now();
  while (!(await so())) {
    if (Date.now() - from > 60_000) throw new Error('Not within 60 s.');
    await pause(100);
  }
  return (Date.now() - from) / 1000;
}

describe('the gateway’s key', () => {
  test('is exchanged under traffic without a call that fails, and without a restart', async () => {
    let [calls, failed, over] = [0, 0, false];
    const traffic = Array.from({ length: 3 }, async () => {
      for (; !over; calls++) if ((await asked()) !== 'court-clerk') failed++;
    });
    const exchange = async (): Promise<void> => {
      await secondsUntil(async () => calls > 10);
      expect(signedBy()).toBe('gateway#1');
      expect(await rotateKey(hub.keys, 'gateway')).toBe('gateway#2');
      const seconds = await secondsUntil(async () => signedBy() === 'gateway#2');
      console.log(`new gateway key in use after ${seconds.toFixed(1)} s, ${calls} calls, ${failed} failed`);
      await pause(1000);
    };
    await exchange().finally(() => (over = true));
    await Promise.all(traffic);
    expect(failed).toBe(0);
    expect(calls).toBeGreaterThan(20);
    // For what is under way the former key still holds.
    expect(await atAgency(hub, await token(), gatewayKeyOf(hub, 1))).toBe(200);
  }, 90_000);

  test('once revoked opens no agency’s door; the gateway goes on with the other', async () => {
    const stolen = gatewayKeyOf(hub, 1);
    revokeKey(hub.keys, 'gateway#1');
    const seconds = await secondsUntil(async () => (await atAgency(hub, await token(), stolen)) === 401);
    console.log(`revoked gateway key refused after ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await asked()).toBe('court-clerk');
  });

  test('revoked as the only one stops the gateway, until it has a new one', async () => {
    revokeKey(hub.keys, 'gateway#2');
    await secondsUntil(async () => (await asked()) !== 'court-clerk');
    await rotateKey(hub.keys, 'gateway');
    const seconds = await secondsUntil(async () => (await asked()) === 'court-clerk');
    expect(seconds).toBeLessThanOrEqual(60);
    expect(signedBy()).toBe('gateway#3');
  });

  test('of an organisation, or of nobody, signs no call', async () => {
    const privateKey = readFileSync(join(hub.keys, 'court', `${court.code}.pem`), 'utf8');
    for (const id of [`${court.code}#1`, 'gateway#3'])
      expect(await atAgency(hub, await token(), { id, privateKey })).toBe(401);
    const fresh = generateKeyPairSync('ed25519')
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    for (const id of ['gateway#3', 'gateway#4', '../gateway', ''])
      expect(await atAgency(hub, await token(), { id, privateKey: fresh })).toBe(401);
  });

  test('does not help without a clerk’s own token', async () => {
    expect(await atAgency(hub, 'none', gatewayKeyOf(hub, 3))).toBe(401);
    expect(await atAgency(hub, await hub.token('court-clerk', -60), gatewayKeyOf(hub, 3))).toBe(401);
  });

  test('stays revoked when the book is written again at the next start', async () => {
    await ensureAddressBook(hub.keys, { ports: { ...defaultPorts, court: 5999 }, publicUrl: hub.url });
    const gateways = bookOf(hub.keys).gateways.map(({ id, revokedAt }) => [id, revokedAt !== null]);
    expect(gateways).toEqual([
      ['gateway#1', true],
      ['gateway#2', true],
      ['gateway#3', false],
    ]);
  });
});

describe('the address book', () => {
  const files = () => addressBookFiles(hub.keys);
  const cache = () => new AddressBookCache(files().book, readFileSync(files().publicKey, 'utf8'));
  /** Puts a text in the book's place and gives the cache time to look. */
  const replaceBy = async (text: string): Promise<void> => {
    writeFileSync(files().book, text);
    utimesSync(files().book, new Date(), new Date(Date.now() + Math.random() * 10_000));
    await pause(1_100);
  };

  test('an older one, though rightly signed, does not take the place of a newer one', async () => {
    const known = cache();
    const former = readFileSync(files().book, 'utf8');
    revokeKey(hub.keys, 'gateway#3');
    await pause(1_100);
    const { version } = known.current;
    const revoked = () => known.current.gateways.find(({ id }) => id === 'gateway#3')?.revokedAt ?? null;
    expect(revoked()).not.toBeNull();
    await replaceBy(former);
    expect([known.current.version, revoked()]).toEqual([version, expect.any(String)]);
    // The next one that is published is above both.
    expect(publishBook(hub.keys, bookOf(hub.keys)).version).toBe(version + 1);
  });

  test('one that has ended is not taken, neither in the place of another nor at a start', async () => {
    const known = cache();
    const before = known.current;
    publishBook(hub.keys, { ...before, validUntil: new Date(Date.now() - 1000).toISOString() });
    await pause(1_100);
    expect(known.current).toEqual(before);
    expect(() => cache()).toThrow('The address book ended on');
    publishBook(hub.keys, before);
  });

  test('one that ends while programs run still serves them with the keys it had, and nothing more', async () => {
    const content = bookOf(hub.keys);
    publishBook(hub.keys, { ...content, validUntil: new Date(Date.now() + 1500).toISOString() });
    const known = cache();
    await pause(2_700);
    expect(known.find(court.code)?.keys).toEqual(
      content.organisations.find(({ code }) => code === court.code)?.keys,
    );
    expect(() => cache()).toThrow('ended');
    publishBook(hub.keys, content);
  });

  test('one that another hand has changed is not taken', async () => {
    const known = cache();
    const before = known.current;
    const text = readFileSync(files().book, 'utf8');
    await replaceBy(
      text.replace(/"revokedAt": "[^"]+"/, '"revokedAt": null').replace(/"version": \d+/, '"version": 9999'),
    );
    expect(known.current).toEqual(before);
    await replaceBy(text.slice(0, 200));
    expect(known.current).toEqual(before);
    writeFileSync(files().book, text);
  });

  test('knows no key to revoke, nor owner to give one, that it does not list', async () => {
    expect(() => revokeKey(hub.keys, 'gateway#77')).toThrow('lists no key gateway#77');
    await expect(rotateKey(hub.keys, '../court')).rejects.toThrow('knows neither');
  });
});
