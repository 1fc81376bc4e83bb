import { generateKeyPairSync, type KeyObject, createPrivateKey, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical } from '#kernel/canonical.js';
import type { Organisation } from '../../../infra/county/organisations.js';
import type { AgencyName } from '../../../infra/county/process-table.js';
import type { BootedHub } from '../../kit/boot-hub.js';

export type Words = Record<string, unknown>;

export interface SignedMessage {
  text: string;
  keyId: string;
  signature: string;
}

/** Somebody who holds an organisation's private key and speaks at the exchange's doors with it. */
export interface Thief {
  keyId: string;
  key: KeyObject;
}

export function thiefOf(hub: Pick<BootedHub, 'keys'>, { agency, code }: Organisation, number = 1): Thief {
  const file = number === 1 ? `${code}.pem` : `${code}-${number}.pem`;
  return { keyId: `${code}#${number}`, key: createPrivateKey(readFileSync(join(hub.keys, agency, file))) };
}

export function stranger(keyId: string): Thief {
  return { keyId, key: generateKeyPairSync('ed25519').privateKey };
}

/** A message from one organisation to another about a case, as the envelope wants it. */
export function letter(
  {
    from,
    to,
    caseCode,
    number,
    type,
    body,
  }: {
    from: Organisation;
    to: Organisation;
    caseCode: string;
    number: number;
    type: string;
    body: Words;
  },
  changes: Words = {},
): Words {
  return {
    ...{ specversion: '1.0', id: randomUUID(), source: `urn:wufang:${from.code}`, type },
    ...{ time: new Date().toISOString(), datacontenttype: 'application/json', dest: to.code },
    ...{ caseid: caseCode, caseseq: number, schemaver: '1', data: body },
    ...changes,
  };
}

export function signedBy({ keyId, key }: Thief, words: Words | string): SignedMessage {
  const text = typeof words === 'string' ? words : canonical(words);
  return { text, keyId, signature: sign(null, Buffer.from(text), key).toString('base64url') };
}

export interface Reply {
  status: number;
  /** The code of a refusal at the door, or of a receipt that refuses; APPLIED for one that does not. */
  code: string;
  body: string;
}

/** Brings a message to an agency's exchange door, as any program on the network can. */
export async function bring(hub: BootedHub, agency: AgencyName, message: SignedMessage): Promise<Reply> {
  const response = await fetch(`${hub.agency(agency).url}/exchange/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'wufang-key': message.keyId,
      'wufang-signature': message.signature,
    },
    body: message.text,
  });
  const body = await response.text();
  return { status: response.status, code: codeOf(body), body };
}

function codeOf(body: string): string {
  const reply = JSON.parse(body) as { code?: string; receipt?: string; errors?: Words[] };
  if (reply.receipt === undefined)
    return reply.code ?? (reply.errors![0]!.extensions as { code: string }).code;
  const receipt = JSON.parse(reply.receipt) as { disposition: string; code: string | null };
  return receipt.disposition === 'APPLIED' ? 'APPLIED' : receipt.code!;
}

/** The number that the receiver waits for next from this sender about this case. */
export async function nextNumber(
  hub: BootedHub,
  { from, to, caseCode }: { from: Organisation; to: Organisation; caseCode: string },
): Promise<number> {
  const rows = await hub
    .agency(to.agency)
    .agency.dataSource.query<{ applied: number }[]>(
      'select applied from exchange_cursor where sender = $1 and destination = $2 and case_code = $3',
      [from.code, to.code, caseCode],
    );
  return (rows[0]?.applied ?? 0) + 1;
}

/** All that the acts and messages of cases leave at an agency; two equal texts mean that nothing has changed. */
export async function recordsOf(hub: BootedHub, ...agencies: AgencyName[]): Promise<string> {
  const tables = [
    'referral',
    'case_file',
    'party',
    'consent',
    'deadline',
    'disclosure_grant',
    'outbox_message',
  ];
  const found: unknown[] = [];
  for (const name of agencies)
    for (const table of tables) {
      const { dataSource } = hub.agency(name).agency;
      found.push(
        await dataSource.query(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`),
      );
    }
  return JSON.stringify(found);
}
