import type { EntityManager } from 'typeorm';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { type NewParty, openCase } from '#kernel/case-file/open-case.js';
import { needCause } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { ClaimedMonths } from '#kernel/dispute-key/dispute-keys.js';
import { notFound, Refusal } from '#kernel/refusal.js';

/** What is brought to the inspectors' door: of a case on file, or of a new one. */
export interface Intake {
  caseCode?: string | null;
  cause: string;
  claim?: number | null;
  facts: string;
  parties?: NewParty[] | null;
  /** Of a new case: what is claimed and for which months. */
  claims?: readonly ClaimedMonths[];
}

/** The case that a complaint or a lead belongs to: the one it names, if we hold it, or a new one. */
export async function intakeCase(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, cause, claim = null, facts, parties, claims = [] }: Intake,
): Promise<string> {
  const { organisation } = ctx.actor;
  if (caseCode) {
    if (!(await tx.existsBy(CaseFileEntity, { caseCode, organisation }))) throw notFound();
    return caseCode;
  }
  if (!parties) throw new Refusal('BAD_INPUT', '请填写当事人。', '已有案件的，请填写案件码。');
  const title = needCause(cause).name;
  const causeVersion = causeList(ctx.today);
  const dispute = { cause, causeVersion, title, claim, facts, door: 'COMPLAINT', parties, claims };
  return (await openCase(tx, ctx, organisation, dispute)).file.caseCode;
}

/** The list of causes in force: the new one since 2026. */
function causeList(on: string): string {
  return on < '2026-01-01' ? '2020' : '2025';
}
