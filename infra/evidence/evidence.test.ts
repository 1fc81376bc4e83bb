import { spawn } from 'node:child_process';
import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { projectRoot } from '#kernel/project-root.js';
import { signHere } from '#kernel/signing/suite.js';
import { type BootedHub, bootHub } from '../../tests/kit/boot-hub.js';
import { evidenceMutations } from '../../tests/kit/config.js';
import { opensslVersion } from '../../tests/kit/openssl.js';
import { acceptedCase, type ReferredCase } from '../../tests/security/attacks/referred-case.js';
import { Random } from '../demo/random.js';
import { agencyNames, type AgencyName, databaseVariableOf, processNames } from '../county/process-table.js';
import { secondCourt, union } from '../county/organisations.js';
import { evidence } from '../hub/evidence.js';
import { addressBookFiles } from '../keys/address-book-file.js';
import { revokeKey } from '../keys/revoke-key.js';
import { manifestOf, writeBundle } from './bundle.js';
import { collectHoldings } from './collect.js';

const openssl = opensslVersion();
const withOpenssl = openssl ? `with ${openssl}` : '— skipped: this machine has no OpenSSL 3 command line';
const script = join(projectRoot, 'infra/evidence/verify.sh');

let hub: BootedHub;
let accepted: ReferredCase;
let place: string;
let good: string;
let signer: string;

beforeAll(async () => {
  // A county on its way from one suite to the other: the court signs by SM2, the union and the register by Ed25519.
  hub = await bootHub({ suiteOf: ({ code }) => (code === secondCourt.code ? 'SM2' : 'Ed25519') });
  accepted = await acceptedCase(hub, 41);
  place = mkdtempSync(join(tmpdir(), 'wufang-evidence-'));
  good = join(place, 'good');
  signer = addressBookFiles(hub.keys).publicKey;
  await write(good);
}, 180_000);
afterAll(async () => {
  await hub?.stop();
  if (place) rmSync(place, { recursive: true });
});

async function write(
  folder: string,
  asked: readonly AgencyName[] = agencyNames,
  keys = hub.keys,
): Promise<void> {
  const holdings = await Promise.all(
    asked.map((name) => collectHoldings(name, hub.agency(name).agency.dataSource, accepted.referralId)),
  );
  writeBundle(folder, accepted.referralId, holdings, addressBookFiles(keys));
}

function verify(folder: string, trusted = signer): Promise<{ code: number | null; lines: string[] }> {
  // A PATH with the system's own programs and nothing of ours.
  const child = spawn('sh', [script, folder, trusted], { env: { PATH: '/usr/bin:/bin' } });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, lines: output.trim().split('\n') })),
  );
}

function filesOf(folder: string): Map<string, Buffer> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = found.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
}

/** Makes the manifest agree with the files, as whoever changes them knowingly would. */
function rewriteManifest(folder: string): void {
  const files = filesOf(folder);
  files.delete('manifest.sha256');
  writeFileSync(join(folder, 'manifest.sha256'), manifestOf(files));
}

describe('a referral between an organisation that signs by SM2 and one that signs by Ed25519', () => {
  test('arrives and is taken up, each message with its receipt', async () => {
    const sent = filesOf(good);
    const keys = [...sent]
      .filter(([path]) => path.endsWith('message.key'))
      .map(([, text]) => String(text).trim());
    expect(new Set(keys)).toEqual(new Set([`${secondCourt.code}#1`, `${union.code}#1`]));
    const types = [...sent].flatMap(([path, text]) =>
      path.endsWith('sender/message.json') ? [(JSON.parse(String(text)) as { type: string }).type] : [],
    );
    expect(types).toEqual(expect.arrayContaining(['ReferralIssued', 'ReferralMoved', 'ReferralAccepted']));
    for (const path of sent.keys())
      if (path.endsWith('message.json'))
        expect(sent.has(path.replace('message.json', 'receipt.json'))).toBe(true);
  });
});

describe('the evidence of a referral', () => {
  test('says in Chinese what happened, and nothing about the parties', () => {
    const summary = readFileSync(join(good, 'summary.txt'), 'utf8');
    expect(summary).toContain(`移送编号：${accepted.referralId}`);
    expect(summary).toContain(`案件码：${accepted.caseCode}`);
    expect(summary).toContain('移送发出（ReferralIssued）');
    expect(summary).toContain(secondCourt.name);
    const content = [...filesOf(good)].flatMap(([path, text]) =>
      path.endsWith('message.json') ? [String(text)] : [],
    );
    const names = content.flatMap((text) => [...text.matchAll(/"(?:name|idNumber|phone)":"([^"]+)"/g)]);
    expect(names.length).toBeGreaterThan(0);
    for (const [, name] of names) expect(summary).not.toContain(name);
  });

  test('is written by the command, from every database it reaches', async () => {
    const home = join(place, 'home');
    mkdirSync(home);
    symlinkSync(hub.keys, join(home, 'keys'));
    vi.stubEnv('WUFANG_HOME', home);
    for (const name of processNames)
      vi.stubEnv(
        databaseVariableOf(name),
        name === 'union' || name === 'court' || name === 'docket'
          ? hub.databaseUrl(name)
          : 'postgres://nobody@127.0.0.1:1/none',
      );
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const warned = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await evidence(accepted.referralId, { at: place });
    const written = filesOf(join(place, `evidence-${accepted.referralId}`));
    expect([...written.keys()]).toEqual([...filesOf(good).keys()]);
    expect(said.mock.calls.flat().join('\n')).toContain('verify.sh');
    expect(warned.mock.calls.flat().join('\n')).toContain('justice could not be asked');
    await expect(evidence('x', {})).rejects.toThrow('named by its id');
    await expect(evidence(randomUUID(), { at: place })).rejects.toThrow('No agency');
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  test('does not take the place of another, and is not made of nothing', async () => {
    await expect(write(good)).rejects.toThrow('is there already');
    const nobody = join(place, 'nobody');
    const { dataSource } = hub.agency('justice').agency;
    const nothing = await collectHoldings('justice', dataSource, accepted.referralId);
    expect(() => writeBundle(nobody, accepted.referralId, [nothing], addressBookFiles(hub.keys))).toThrow(
      'No agency',
    );
    expect(existsSync(nobody)).toBe(false);
  });
});

describe.skipIf(!openssl)(`an evidence bundle ${withOpenssl}`, () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(place, 'copy-'));
    cpSync(good, copy, { recursive: true });
  });

  test('verifies, with a line for each check', async () => {
    const { code, lines } = await verify(good);
    expect(lines.filter((line) => !line.startsWith('OK'))).toEqual([
      expect.stringMatching(/^全部通过：\d+ 项$/),
    ]);
    expect(code).toBe(0);
    for (const suite of ['SM2', 'Ed25519'])
      for (const signed of ['消息由发送单位签名', '回执由接收单位签名'])
        expect(lines.some((line) => line.includes(signed) && line.includes(suite))).toBe(true);
  });

  test('verifies from one side alone', async () => {
    const oneSide = join(copy, 'one');
    await write(oneSide, ['court']);
    const { code, lines } = await verify(oneSide);
    expect([code, lines.at(-1)]).toEqual([0, expect.stringContaining('全部通过')]);
  });

  test('does not verify against the public key of somebody else', async () => {
    const stranger = join(copy, 'stranger.pem');
    const { publicKey } = generateKeyPairSync('ed25519');
    writeFileSync(stranger, publicKey.export({ type: 'spki', format: 'pem' }));
    expect((await verify(good, stranger)).code).toBe(1);
  });

  test.each([
    ['a file more', () => writeFileSync(join(copy, 'messages/note.txt'), 'x')],
    ['a file less', () => rmSync(join(copy, 'summary.txt'))],
    ['no manifest', () => rmSync(join(copy, 'manifest.sha256'))],
  ])('does not verify with %s', async (_what, change) => {
    change();
    expect((await verify(copy)).code).toBe(1);
  });

  const first = 'messages/001/sender';
  const swap = (one: string, other: string): void => {
    renameSync(join(copy, one), join(copy, 'aside'));
    renameSync(join(copy, other), join(copy, one));
    renameSync(join(copy, 'aside'), join(copy, other));
  };
  /** Two messages that one organisation has sent one other, the first first. */
  const twoOfOneRoute = (): [string, string] => {
    const routes = Map.groupBy(readdirSync(join(copy, 'messages')).sort(), (number) => {
      const text = readFileSync(join(copy, 'messages', number, 'sender/message.json'), 'utf8');
      const { source, dest } = JSON.parse(text) as { source: string; dest: string };
      return `${source} ${dest}`;
    });
    const [one, other] = [...routes.values()].find((numbers) => numbers.length > 1) ?? [];
    return [`messages/${one!}`, `messages/${other!}`];
  };
  const edit = (path: string, change: (text: string) => string): void => {
    const before = readFileSync(join(copy, path), 'utf8');
    expect(change(before)).not.toBe(before);
    writeFileSync(join(copy, path), change(before));
  };
  const editLink = (agency: string, change: (text: string) => string): [string] => {
    const [link = ''] = readdirSync(join(copy, 'audit', agency)).sort();
    edit(`audit/${agency}/${link}`, change);
    return [link];
  };
  const sender = '消息由发送单位签名';
  test.each([
    ['two messages', sender, () => swap(`${first}/message.json`, 'messages/002/sender/message.json')],
    [
      'two receipts',
      '回执正是对这些字节的回执',
      () => swap(`${first}/receipt.json`, 'messages/002/sender/receipt.json'),
    ],
    ['the order of two messages', '编号依次递增', () => swap(...twoOfOneRoute())],
    [
      'the referral',
      '属于移送',
      () => edit('referral', (text) => text.replace(/^./, (c) => (c === '0' ? '1' : '0'))),
    ],
    [
      'the key of the sender for the receiver’s',
      sender,
      () => cpSync(join(copy, first, 'receipt.key'), join(copy, first, 'message.key')),
    ],
    [
      'the suite of a key',
      '通讯录由其保管人签名',
      () => edit('address-book/book.json', (text) => text.replaceAll('"suite":"SM2"', '"suite":"Ed25519"')),
    ],
    [
      'the end of a key',
      '通讯录由其保管人签名',
      () => edit('address-book/book.json', (text) => text.replace(/"validUntil":"20/, '"validUntil":"21')),
    ],
    [
      'a link of a chain',
      'audit/court：每一环的内容与其哈希一致',
      () => editLink('court', (text) => text.replace('"act":"', '"act":"x')),
    ],
    [
      'a link of a chain and its hash',
      'audit/union：各环编号递增',
      () => {
        const [link] = editLink('union', (text) => text.replace(/"seq":"\d/, '"seq":"9'));
        const hash = createHash('sha256')
          .update(readFileSync(join(copy, 'audit/union', link)))
          .digest('hex');
        edit('audit/union/links.sha256', (text) => text.replace(/^\w{64}/, hash));
      },
    ],
    [
      'what the receiver’s chain knows',
      '接收单位的留痕链记有这次接收',
      () => {
        for (const link of readdirSync(join(copy, 'audit/union')))
          if (readFileSync(join(copy, 'audit/union', link), 'utf8').includes('exchange.receive'))
            rmSync(join(copy, 'audit/union', link));
      },
    ],
    [
      'once to twice',
      '没有重复',
      () => cpSync(join(copy, 'messages/001'), join(copy, 'messages/100'), { recursive: true }),
    ],
    [
      'one side’s copy',
      '逐字节相同',
      () => edit('messages/001/receiver/message.json', (text) => text.replace('{', '{ ')),
    ],
    [
      'the key itself, and all that was signed with it',
      sender,
      () => {
        const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' });
        const pem = publicKey.export({ type: 'spki', format: 'pem' });
        writeFileSync(join(copy, `keys/${secondCourt.code}-1.pem`), pem);
        for (const [path, text] of filesOf(copy)) {
          const key = filesOf(copy).get(path.replace('.json', '.key'));
          if (path.endsWith('.json') && String(key).startsWith(secondCourt.code))
            writeFileSync(join(copy, path.replace('.json', '.sig')), signHere(privateKey, text));
        }
      },
    ],
  ])('does not verify where somebody changed %s, though the manifest agrees', async (_what, line, change) => {
    change();
    rewriteManifest(copy);
    const { code, lines } = await verify(copy);
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^OK/);
    expect(lines.filter((one) => one.startsWith('FAIL') && one.includes(line))).not.toEqual([]);
  });

  test('verifies by a key that was revoked since, and not by one that was revoked before', async () => {
    for (const [at, code] of [
      [new Date(), 0],
      [new Date(Date.now() - 3_600_000), 1],
    ] as const) {
      const keys = join(copy, `keys-${code}`);
      cpSync(hub.keys, keys, { recursive: true });
      revokeKey(keys, `${secondCourt.code}#1`, at);
      await write(join(copy, `revoked-${code}`), agencyNames, keys);
      expect((await verify(join(copy, `revoked-${code}`))).code).toBe(code);
    }
  });

  test(`never verifies with one byte changed: ${evidenceMutations} bundles, half of them with a manifest that agrees`, async () => {
    const files = filesOf(good);
    const prose = /^(summary\.txt|README\.md|verify\.sh|manifest\.sha256|audit\/[\w-]+\/head)$/;
    const verified: string[] = [];
    const one = async (folder: string, number: number): Promise<void> => {
      const random = new Random(20240905 + number);
      const knowing = number % 2 === 1;
      const names = [...files.keys()].filter((name) => !knowing || !prose.test(name));
      const name = random.pick(names);
      const bytes = Buffer.from(files.get(name)!);
      const at = random.between(0, bytes.length - 1);
      bytes[at]! ^= 1 << random.between(0, 7);
      writeFileSync(join(folder, name), bytes);
      if (knowing) rewriteManifest(folder);
      if ((await verify(folder)).code === 0)
        verified.push(`${number}: ${name} at ${at}, ${createHash('sha256').update(bytes).digest('hex')}`);
      writeFileSync(join(folder, name), files.get(name)!);
      writeFileSync(join(folder, 'manifest.sha256'), files.get('manifest.sha256')!);
    };
    const other = mkdtempSync(join(place, 'copy-'));
    cpSync(good, other, { recursive: true });
    let next = 0;
    const lane = async (folder: string): Promise<void> => {
      while (next < evidenceMutations) await one(folder, next++);
    };
    await Promise.all([lane(copy), lane(other)]);
    expect(verified).toEqual([]);
    for (const folder of [copy, other]) expect((await verify(folder)).code).toBe(0);
  }, 3_600_000);
});
