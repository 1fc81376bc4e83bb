import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { type NewDispute, openCase } from '#kernel/case-file/open-case.js';
import { type NewConsent, recordConsent } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { claimsAtDoor } from '#kernel/dispute-key/claims-at-door.js';
import type { ClaimedMonths } from '#kernel/dispute-key/dispute-keys.js';
import { recordInterruption } from '#kernel/limitation/record-interruption.js';
import type { PartyEntity, PartySide } from '#kernel/party/party.entity.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import { reportProgress } from '../report-progress.js';
import { needKnownGround } from './admissible.js';
import { nameOfCause } from './check-cause.js';
import { FilingIntakeEntity } from './filing-intake.entity.js';
import { mayReceiveFiling } from './filing-intake.policy.js';
import { nextReceiptNumber } from './receipt-number.js';
import { startIntakeClocks } from './intake-clocks.js';

export type ConsentOfSide = Omit<NewConsent, 'partyId'> & { side: PartySide };

export interface NewFiling extends Omit<NewDispute, 'door' | 'title' | 'claims'> {
  title: string | null;
  directSuitGround: string | null;
  awardNumber: string | null;
  consents: ConsentOfSide[];
  claims?: readonly ClaimedMonths[] | null;
  /** When it came in, where that was before today. */
  receivedOn?: LocalDate;
}

/** Takes in a complaint with a dated receipt, opens the case and starts its clocks. */
export async function receiveFiling(ctx: RequestContext, filing: NewFiling): Promise<FilingIntakeEntity> {
  permit(mayReceiveFiling(ctx.actor));
  needKnownGround(filing.directSuitGround);
  const title = filing.title?.trim() || nameOfCause(filing.cause, filing.causeVersion);
  const claims = await claimsAtDoor(ctx, filing.parties, filing.claims);
  return ctx.transaction((tx) => takeInFiling(tx, ctx, { ...filing, title, claims }));
}

/** The same within another act: one of many that are taken in together. */
export async function takeInFiling(
  tx: EntityManager,
  ctx: RequestContext,
  filing: NewFiling & { title: string },
): Promise<FilingIntakeEntity> {
  permit(mayReceiveFiling(ctx.actor));
  const { consents, directSuitGround, awardNumber, receivedOn = ctx.today, ...dispute } = filing;
  const { organisation } = ctx.actor;
  const opened = { ...dispute, claims: filing.claims ?? [], door: 'COMPLAINT' };
  const { file, parties } = await openCase(tx, ctx, organisation, opened);
  await recordConsents(tx, ctx, parties, consents);
  const intake: FilingIntakeEntity = {
    id: randomUUID(),
    organisation,
    caseCode: file.caseCode,
    receiptNumber: await nextReceiptNumber(tx, organisation, ctx.today),
    receivedOn,
    state: 'RECEIVED',
    directSuitGround,
    awardNumber: awardNumber?.trim() || null,
    note: null,
  };
  await tx.insert(FilingIntakeEntity, intake);
  record(tx, ctx, 'filing.receive', intake.id, {
    caseCode: intake.caseCode,
    details: { directSuitGround },
  });
  await interruptBySuit(tx, ctx, intake);
  await startIntakeClocks(tx, ctx, intake, receivedOn);
  await reportProgress(tx, ctx, 'FilingIntake', intake, true);
  return intake;
}

/** Who sues interrupts the limitation of arbitration (办案规则 §27). */
async function interruptBySuit(
  tx: EntityManager,
  ctx: RequestContext,
  { id: sourceId, caseCode, organisation, receivedOn: at, receiptNumber }: FilingIntakeEntity,
): Promise<void> {
  const suit = { kind: 'SUIT', at, sourceId, evidence: `起诉材料收据 ${receiptNumber}` } as const;
  await recordInterruption(tx, ctx, { caseCode, organisation, ...suit });
}

/** A consent given for a side is a consent of each party on it. */
async function recordConsents(
  tx: EntityManager,
  ctx: RequestContext,
  parties: PartyEntity[],
  consents: ConsentOfSide[],
): Promise<void> {
  for (const { side, ...given } of consents) {
    for (const { id, organisation, caseCode } of parties.filter((party) => party.side === side)) {
      await recordConsent(tx, ctx, organisation, caseCode, { ...given, partyId: id });
    }
  }
}
