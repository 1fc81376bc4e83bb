import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { Refusal } from '#kernel/refusal.js';
import { DocketIntakeEntity } from './docket-intake.entity.js';
import { DocketPartyKeyEntity } from './docket-party-key.entity.js';
import { addParticipants, lockHeader, refreshHeader } from './keep-header.js';

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
  await lockHeader(tx, caseCode, envelope, ctx.now);
  const { organisation, agency } = ctx.actor;
  const row = { caseCode, organisation, agency, employerCode, ...intake };
  await tx.createQueryBuilder().insert().into(DocketIntakeEntity).values(row).orIgnore().execute();
  const keys = [...new Set(partyKeys)].map((key) => ({ key, caseCode }));
  if (keys.length > 0)
    await tx.createQueryBuilder().insert().into(DocketPartyKeyEntity).values(keys).orIgnore().execute();
  await addParticipants(tx, caseCode, organisation);
  refreshHeader(tx, caseCode, ctx.now);
}
