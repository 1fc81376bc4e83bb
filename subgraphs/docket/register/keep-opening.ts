import { type EntityManager, Not } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { permit, Refusal } from '#kernel/refusal.js';
import { parseCaseCode } from '#kernel/values/case-code.js';
import { DocketIntakeEntity } from './docket-intake.entity.js';
import { DocketPartyKeyEntity } from './docket-party-key.entity.js';
import { bringIn } from './bring-in.js';
import { lockHeader, refreshHeader } from './keep-header.js';

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

/**
 * An organisation has opened the case at its door, under a code of its own giving: of its division and with its agency's letter. A case
 * is opened once, by one; told twice, it changes nothing.
 */
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
  permit(mayOpen(ctx, caseCode), notTheirs);
  const taken = await tx.existsBy(DocketIntakeEntity, { caseCode, organisation: Not(organisation) });
  permit(!taken, notTheirs);
  const row = { caseCode, organisation, agency, employerCode, ...intake };
  await tx.createQueryBuilder().insert().into(DocketIntakeEntity).values(row).orIgnore().execute();
  const keys = [...new Set(partyKeys)].map((key) => ({ key, caseCode }));
  if (keys.length > 0)
    await tx.createQueryBuilder().insert().into(DocketPartyKeyEntity).values(keys).orIgnore().execute();
  await bringIn(tx, ctx, caseCode, [organisation]);
  refreshHeader(tx, caseCode, ctx.now);
}

function mayOpen({ agency: { book }, actor: { organisation } }: RequestContext, caseCode: string): boolean {
  const { division, letter } = parseCaseCode(caseCode);
  const opener = book.find(organisation);
  return opener?.letter === letter && opener.division === (division as string);
}

function notTheirs(): Refusal {
  return new Refusal('FORBIDDEN', '该案件码不是该单位编发的，不能由该单位登记立案。');
}
