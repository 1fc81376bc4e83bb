import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkText } from '#kernel/audit/link-text.js';
import { canonical, sha256 } from '#kernel/canonical.js';
import { type AddressBook, readAddressBook } from '#kernel/exchange/address-book.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { projectRoot } from '#kernel/project-root.js';
import type { AddressBookFiles } from '../keys/address-book-file.js';
import type { Copy, Holdings, SignedText } from './collect.js';
import { summaryOf } from './summary.js';

/** A message of the referral, with the copies that could be had. */
export interface Exhibit {
  readonly envelope: Envelope;
  readonly sender: Copy | null;
  readonly receiver: Copy | null;
}

type Files = Map<string, string | Buffer>;

/**
 * Writes all that proves a referral into a folder: the signed bytes of each message and receipt in files of their own, the
 * keys, the signed address book that vouches for them, the places in the audit chains, and the script that checks it.
 */
export function writeBundle(
  folder: string,
  referralId: string,
  holdings: readonly Holdings[],
  bookFiles: AddressBookFiles,
): void {
  if (existsSync(folder)) throw new Error(`${folder} is there already.`);
  const exhibits = exhibitsOf(holdings);
  if (exhibits.length === 0)
    throw new Error('No agency that could be asked holds a message of this referral.');
  const signerPem = readFileSync(bookFiles.publicKey, 'utf8');
  const book = readAddressBook(bookFiles.book, signerPem);
  const files: Files = new Map([
    ['referral', `${referralId}\n`],
    ['summary.txt', summaryOf(referralId, exhibits, holdings, book)],
    ...['verify.sh', 'README.md'].map((name) => [name, published(name)] as const),
    ...bookParts(bookFiles.book, signerPem),
    ...exhibits.flatMap(exhibitParts),
    ...keyParts(exhibits, book),
    ...holdings.flatMap(chainParts),
  ]);
  files.set('manifest.sha256', manifestOf(files));
  for (const [name, content] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, content, { mode: 0o600 });
  }
}

/** As `openssl dgst -sha256 -r` lists the files, sorted by their bytes. */
export function manifestOf(files: ReadonlyMap<string, string | Buffer>): string {
  const names = [...files.keys()].map((name) => `./${name}`).sort();
  return names.map((name) => `${sha256(files.get(name.slice(2))!)} *${name}\n`).join('');
}

function published(name: string): string {
  return readFileSync(join(projectRoot, 'infra/evidence', name === 'README.md' ? 'bundle.md' : name), 'utf8');
}

function exhibitsOf(holdings: readonly Holdings[]): Exhibit[] {
  const sent = new Map(holdings.flatMap((one) => [...one.sent]));
  const received = new Map(holdings.flatMap((one) => [...one.received]));
  return [...new Set([...sent.keys(), ...received.keys()])]
    .map((id) => {
      const [sender, receiver] = [sent.get(id) ?? null, received.get(id) ?? null];
      const envelope = JSON.parse((sender ?? receiver)!.message.text) as Envelope;
      return { envelope, sender, receiver };
    })
    .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

/** By time; at one instant by route and number. */
function orderOf({ envelope: { time, source, dest, caseseq } }: Exhibit): string {
  return [new Date(time).toISOString(), source, dest, String(caseseq).padStart(10, '0')].join(' ');
}

function exhibitParts({ sender, receiver }: Exhibit, at: number): [string, string | Buffer][] {
  const folder = `messages/${String(at + 1).padStart(3, '0')}`;
  return Object.entries({ sender, receiver }).flatMap(([side, copy]) =>
    copy === null
      ? []
      : [
          ...signedParts(`${folder}/${side}/message`, copy.message),
          ...(copy.receipt ? signedParts(`${folder}/${side}/receipt`, copy.receipt) : []),
        ],
  );
}

function signedParts(name: string, { text, signature, keyId }: SignedText): [string, string | Buffer][] {
  return [
    [`${name}.json`, text],
    [`${name}.sig`, Buffer.from(signature, 'base64url')],
    [`${name}.key`, `${keyId}\n`],
  ];
}

/** The very bytes that the keeper signed, the signature and the keeper's public key. */
function bookParts(path: string, signerPem: string): [string, string | Buffer][] {
  const signed = JSON.parse(readFileSync(path, 'utf8')) as { book: unknown; signature: string };
  return [
    ['address-book/book.json', canonical(signed.book)],
    ['address-book/book.sig', Buffer.from(signed.signature, 'base64url')],
    ['address-book/signer.pem', signerPem],
  ];
}

function keyParts(exhibits: readonly Exhibit[], book: AddressBook): [string, string][] {
  const used = new Set(
    exhibits.flatMap(({ sender, receiver }) =>
      [sender, receiver].flatMap((copy) => (copy ? [copy.message.keyId, copy.receipt?.keyId ?? ''] : [])),
    ),
  );
  return book.organisations
    .flatMap(({ keys }) => keys)
    .filter(({ id }) => used.has(id))
    .map(({ id, publicKey }) => [`keys/${id.replace('#', '-')}.pem`, publicKey]);
}

/** Each link as the text its hash is over, the hashes, and where the chain stood. */
function chainParts({ agency, links, head }: Holdings): [string, string][] {
  if (links.length === 0) return [];
  const fileOf = (seq: string): string => `${seq.padStart(12, '0')}.json`;
  const hashes = links.map(({ seq, hash }) => `${hash} *${fileOf(seq)}\n`).join('');
  return [
    ...links.map((link): [string, string] => [
      `audit/${agency}/${fileOf(link.seq)}`,
      linkText({ ...link, at: link.at.toISOString() }),
    ]),
    [`audit/${agency}/links.sha256`, hashes],
    [`audit/${agency}/head`, `${head.seq} ${head.hash}\n`],
  ];
}
