import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { loadBy, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { openCase } from '#kernel/case-file/open-case.js';
import { needCause } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { ClaimedMonths } from '#kernel/dispute-key/dispute-keys.js';
import { claimsOfItems } from '#kernel/dispute-key/claims-of-items.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { recordInterruption } from '#kernel/limitation/record-interruption.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import { ArbitrationCaseEntity, notYet } from './arbitration.entity.js';
import { mayFileArbitration } from './arbitration.policy.js';
import type { FileArbitrationInput } from './arbitration.type.js';
import { claimItems } from './claim-item.js';
import { noteArbitration } from './move-arbitration.js';

/** Takes in an application at our own door (收件): opens the case, and the time to decide on acceptance begins. */
export function fileArbitration(
  ctx: RequestContext,
  input: FileArbitrationInput,
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction((tx) => takeInApplication(tx, ctx, input));
}

/** The same within another act: one of many that are taken in together, for the months stated, and as of the day it came in. */
export async function takeInApplication(
  tx: EntityManager,
  ctx: RequestContext,
  input: FileArbitrationInput,
  { claims, filedOn = ctx.today }: { claims?: readonly ClaimedMonths[]; filedOn?: LocalDate } = {},
): Promise<ArbitrationCaseEntity> {
  permit(mayFileArbitration(ctx.actor));
  const { cause, causeVersion, claim = null, facts = null, claimKinds, parties } = input;
  const { organisation } = ctx.actor;
  const title = needCause(cause).name;
  const items = claimItems(input.claimItems ?? []);
  const { file } = await openCase(tx, ctx, organisation, {
    cause,
    causeVersion,
    title,
    claim,
    facts,
    door: 'APPLICATION',
    parties,
    claims: claims ?? claimsOfItems(items, ctx.today),
  });
  const begun = { caseCode: file.caseCode, organisation, referralId: null, claimKinds, filedOn };
  return openArbitration(tx, ctx, {
    ...{ ...begun, claimItems: items },
    materials: (input.materials ?? []).map((name) => name.trim()).filter(Boolean),
    ...{ evidence: input.evidence?.trim() || null, witnesses: input.witnesses?.trim() || null },
  });
}

/** Begins an arbitration in a case that is on file: who applies for it interrupts the limitation (办案规则 §27). */
export async function openArbitration(
  tx: EntityManager,
  ctx: RequestContext,
  begun: Pick<
    ArbitrationCaseEntity,
    'caseCode' | 'organisation' | 'referralId' | 'claimKinds' | 'claimItems'
  > &
    Partial<Pick<ArbitrationCaseEntity, 'materials' | 'evidence' | 'witnesses'>> & { filedOn?: LocalDate },
): Promise<ArbitrationCaseEntity> {
  const arbitration: ArbitrationCaseEntity = {
    id: randomUUID(),
    ...notYet,
    ...begun,
    state: 'FILED',
    filedOn: begun.filedOn ?? ctx.today,
  };
  await tx.insert(ArbitrationCaseEntity, arbitration);
  await startDecision(tx, ctx, arbitration, begun.filedOn);
  record(tx, ctx, 'arbitration.file', arbitration.id, { caseCode: arbitration.caseCode });
  const { caseCode, organisation, id: sourceId, filedOn: at } = arbitration;
  const applied = { kind: 'ARBITRATION_APPLICATION', at, sourceId, evidence: '仲裁申请收件' } as const;
  await recordInterruption(tx, ctx, { caseCode, organisation, ...applied });
  await noteArbitration(tx, ctx, arbitration, true);
  return arbitration;
}

/** The time to decide on acceptance: from the receipt of the application, of what completes it, or from the end of its pause. */
export async function startDecision(
  tx: EntityManager,
  ctx: RequestContext,
  arbitration: ArbitrationCaseEntity,
  from: LocalDate = ctx.today,
): Promise<void> {
  const { caseCode, organisation, id } = arbitration;
  const { division } = await loadBy(tx, CaseFileEntity, { caseCode, organisation });
  await startDeadline(tx, ctx, {
    division,
    caseCode,
    organisation,
    recordKind: 'ArbitrationCase',
    recordId: id,
    rule: 'ARB-2',
    from,
  });
}
