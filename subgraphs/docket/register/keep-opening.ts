import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { Refusal } from '#kernel/refusal.js';
import { newsOf } from './news.js';

/** Body of CaseOpened. */
export interface CaseOpenedBody {
  caseCode: string;
  openedOn: string;
  division: string;
  cause: string;
  causeVersion: string;
  title: string;
  door: string;
  partyKeys: string[];
  employerCode?: string | null;
  workers: number;
}

// A keyed hash is 32 bytes in base64url. A number of a person is none, and does not enter the register.
const keyedHash = /^[\w-]{43}$/;

/** An organisation has opened the case at its door. Told twice, it changes nothing. */
export async function keepOpening(
  tx: EntityManager,
  ctx: RequestContext,
  body: CaseOpenedBody,
  envelope: Envelope,
): Promise<void> {
  const { caseCode, partyKeys, employerCode = null, ...intake } = body;
  if (!partyKeys.every((key) => keyedHash.test(key)))
    throw new Refusal('BAD_INPUT', '当事人匹配码格式不对，登记中心不接收身份证号。');
  const news = newsOf(tx, ctx, caseCode, envelope);
  const { organisation, agency } = ctx.actor;
  news.intakes.push({ caseCode, organisation, agency, employerCode, ...intake });
  news.partyKeys.push(...[...new Set(partyKeys)].map((key) => ({ key, caseCode })));
  news.participants.push({ organisation, caseCode });
}
