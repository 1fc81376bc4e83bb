import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { openCase } from '#kernel/case-file/open-case.js';
import { progress } from '#kernel/case-file/register.js';
import { cause as causeOf, lawInForce } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { claimsAtDoor } from '#kernel/dispute-key/claims-at-door.js';
import type { ClaimedMonths } from '#kernel/dispute-key/dispute-keys.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import type { PartyInput } from '#kernel/party/party-input.type.js';
import { Refusal } from '#kernel/refusal.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import { mayBegin, mayServe } from '../staff.policy.js';
import { type IntakeDoor, UnionIntakeEntity } from './intake.entity.js';

/** Three working days for a committee to accept an application both sides agree to (协商调解规定 §22). */
export const acceptRule = 'MED-1';

export interface NewIntake {
  door: IntakeDoor;
  cause: string;
  claim?: number | null;
  facts?: string | null;
  number?: string | null;
  parties: PartyInput[];
  /** Where the employer is, if elsewhere than the union. */
  division?: string | null;
  /** What is claimed and for which months, where it is stated at the door. */
  claims?: readonly ClaimedMonths[] | null;
  /** When they came, where that was before today. */
  receivedOn?: LocalDate;
}

/** Registers somebody who came to the union, and opens the case (接待登记). */
export async function registerIntake(ctx: RequestContext, input: NewIntake): Promise<UnionIntakeEntity> {
  permit(mayBegin(ctx.actor));
  const claims = await claimsAtDoor(ctx, input.parties, input.claims);
  return ctx.transaction((tx) => openIntake(tx, ctx, { ...input, claims }));
}

/** The same within another act: a visit or a call that becomes a case. */
export async function openIntake(
  tx: EntityManager,
  ctx: RequestContext,
  input: NewIntake,
): Promise<UnionIntakeEntity> {
  permit(mayBegin(ctx.actor));
  const { organisation } = ctx.actor;
  const { door, claim = null, facts = null, parties, division = null, receivedOn = ctx.today } = input;
  const claims = input.claims ?? [];
  const named = { ...causeOn(ctx.today, input.cause), claim, facts, door, parties, division, claims };
  const { file } = await openCase(tx, ctx, organisation, named);
  const row: UnionIntakeEntity = {
    ...{ id: randomUUID(), caseCode: file.caseCode, organisation, door, state: 'REGISTERED' },
    ...{ receivedOn, number: input.number ?? null, answer: null },
  };
  await tx.insert(UnionIntakeEntity, row);
  const dueOn = door === 'APPLICATION' ? await startAccepting(tx, ctx, row, receivedOn) : null;
  record(tx, ctx, 'intake.register', row.id, { caseCode: row.caseCode, details: { door } });
  tellIntake(tx, ctx, row, { dueOn, holding: true });
  return row;
}

export async function loadIntake(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<UnionIntakeEntity> {
  const intake = await load(tx, UnionIntakeEntity, id);
  permit(mayServe(ctx.actor, intake));
  return intake;
}

/** Tells the register how an intake stands. */
export function tellIntake(
  tx: EntityManager,
  ctx: RequestContext,
  { id: recordId, caseCode, organisation, state, number }: UnionIntakeEntity,
  news: { dueOn?: string | null; holding?: boolean } = {},
): void {
  progress(tx, ctx, { caseCode, organisation, kind: 'UnionIntake', recordId, state, number, ...news });
}

async function startAccepting(
  tx: EntityManager,
  ctx: RequestContext,
  row: UnionIntakeEntity,
  from: LocalDate,
): Promise<string> {
  const { caseCode, organisation, id: recordId } = row;
  const limit = {
    caseCode,
    organisation,
    recordKind: 'UnionIntake',
    recordId,
    rule: acceptRule,
    from,
  };
  return (await startDeadline(tx, ctx, limit)).due;
}

/** Since this day causes are taken from the list of 2025 (法〔2025〕226号). */
const listOf2025 = '2026-01-01';

function causeOn(today: string, code: string): { cause: string; causeVersion: string; title: string } {
  const found = causeOf(code);
  if (!found || !lawInForce(found, today))
    throw new Refusal('BAD_INPUT', '案由不在现行清单内。', '例如 WAGE_CLAIM 追索劳动报酬纠纷。');
  return { cause: code, causeVersion: today < listOf2025 ? '2020' : '2025', title: found.name };
}
