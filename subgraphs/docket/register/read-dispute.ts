import { Refusal } from '#kernel/refusal.js';
import { mostKeys } from '#kernel/dispute-key/dispute-keys.js';
import type { Teller, Word } from './word.js';

/** Body of DisputeKeyed. */
export interface DisputeKeyedBody {
  caseCode: string;
  disputeKeys: string[];
  monthsStated: boolean;
}

/** An organisation in the case says by which keyed hashes the dispute is known from now on. */
export function readDispute(body: DisputeKeyedBody, teller: Teller): Word {
  const { caseCode, disputeKeys, monthsStated } = body;
  const keyed = { keys: readDisputeKeys(disputeKeys), monthsStated };
  return { type: 'DisputeKeyed', caseCode, teller, body, keyed, brings: [] };
}

// 16 bytes in base64url: no number of a person and no name looks like it.
const keyedHash = /^[\w-]{22}$/;

export function readDisputeKeys(keys: readonly string[]): string[] {
  if (keys.length > mostKeys || !keys.every((key) => keyedHash.test(key)))
    throw new Refusal('BAD_INPUT', '争议匹配码格式不对或者过多，登记中心只接收匹配码。');
  return [...new Set(keys)];
}
