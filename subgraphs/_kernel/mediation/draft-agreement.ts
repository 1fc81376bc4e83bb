import { randomUUID } from 'node:crypto';
import { type EntityManager, Not } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { consentingWorkers, needConsents } from '#kernel/collective/settle-workers.js';
import type { Instalment, WorkerShare } from '#kernel/collective/shares.js';
import { cause } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { can, move } from '#kernel/machine.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { AgreementEntity, type AgreementRoute } from './agreement.entity.js';
import { agreementMachine } from './agreement.state.js';
import { checkedSums } from './instalments.js';
import { loadMediation } from './load-mediation.js';
import type { MediationEntity } from './mediation.entity.js';
import { mediationMachine } from './mediation.state.js';
import { missingSides } from './sides.js';
import { tellAgreement } from './tell-agreement.js';

export interface NewAgreement {
  mediationId: string;
  route: AgreementRoute;
  terms: string;
  amount?: number | null;
  performBy?: string | null;
  instalments?: Instalment[];
  shares?: WorkerShare[];
  claimKinds: string[];
  /** Whom it binds; every party where none is named, in a collective dispute everybody who has consented. */
  partyIds?: string[] | null;
}

/** Writes the terms down (拟定调解协议). An unsigned or half-signed draft gives way to the new one. */
export function draftAgreement(ctx: RequestContext, input: NewAgreement): Promise<AgreementEntity> {
  return ctx.transaction(async (tx) => {
    const mediation = await loadMediation(tx, ctx, input.mediationId);
    move(mediationMachine, mediation.state, 'draft');
    checkTerms(ctx, mediation, input);
    const { amount = null, performBy = null, instalments = [], shares = [] } = input;
    const sums = checkedSums({ amount, performBy, instalments, shares });
    const partyIds = await boundParties(tx, mediation, input.partyIds ?? []);
    await needConsents(tx, { ...mediation, partyIds }, shares);
    await supersedeDraft(tx, ctx, mediation.id);
    const row: AgreementEntity = {
      id: randomUUID(),
      mediationId: mediation.id,
      caseCode: mediation.caseCode,
      organisation: mediation.organisation,
      state: 'DRAFT',
      route: input.route,
      terms: input.terms.trim(),
      ...sums,
      claimKinds: [...new Set(input.claimKinds)],
      partyIds,
      signatures: [],
      draftedAt: ctx.now,
      effectiveAt: null,
      payments: [],
      instrumentNumber: null,
      invalidity: null,
    };
    await tx.insert(AgreementEntity, row);
    record(tx, ctx, 'agreement.draft', row.id, { caseCode: row.caseCode, details: { route: row.route } });
    tellAgreement(tx, ctx, row, null);
    return row;
  });
}

function checkTerms(
  ctx: RequestContext,
  mediation: MediationEntity,
  { route, terms, performBy, claimKinds }: NewAgreement,
): void {
  if (terms.trim() === '') throw new Refusal('BAD_INPUT', '请填写协议内容。');
  if (performBy && performBy < ctx.today) throw new Refusal('BAD_INPUT', '履行期限不能早于今天。');
  if (claimKinds.length === 0) throw new Refusal('BAD_INPUT', '请选择协议解决的争议事项。');
  const unknown = claimKinds.find((code) => !cause(code));
  if (unknown)
    throw new Refusal(
      'BAD_INPUT',
      '争议事项不在案由清单内。',
      '请从案由清单中选择，例如 WAGE_CLAIM 追索劳动报酬纠纷。',
    );
  checkOral(ctx, route);
  if (route === 'DELEGATED' && !mediation.arrow) {
    throw new Refusal(
      'BAD_INPUT',
      '本案不是委派或委托调解。',
      '自行受理的调解，协议须由双方、调解员签名并加盖调解组织印章（调解仲裁法第14条）。',
    );
  }
}

/** By word of mouth agree only those whom people's mediation has brought together; other agreements are in writing. */
function checkOral(ctx: RequestContext, route: AgreementRoute): void {
  if (route !== 'PEOPLES_ORAL' || ctx.agency.manifest.oralAgreements) return;
  throw new Refusal(
    'BAD_INPUT',
    '只有人民调解可以采取口头协议方式。',
    '请制作书面调解协议书（劳动争议调解仲裁法第14条；人民调解法第二十八条）。',
  );
}

async function boundParties(
  tx: EntityManager,
  { caseCode, organisation }: MediationEntity,
  chosen: string[],
): Promise<string[]> {
  const parties = await tx.findBy(PartyEntity, { caseCode, organisation });
  const collective = await consentingWorkers(tx, { caseCode, organisation });
  const all = parties
    .map((party) => party.id)
    .filter((id) => !collective?.listed.includes(id) || collective.consenting.includes(id));
  const partyIds = chosen.length > 0 ? [...new Set(chosen)] : all;
  const known = partyIds.every((id) => parties.some((party) => party.id === id));
  if (!known || missingSides(parties, partyIds).length > 0) {
    throw new Refusal(
      'BAD_INPUT',
      '协议当事人应当包括双方。',
      collective
        ? '集体争议中，协议只约束本人同意和解的劳动者；请先逐人征求意见。'
        : '请从本案当事人中选择。',
    );
  }
  return partyIds;
}

async function supersedeDraft(tx: EntityManager, ctx: RequestContext, mediationId: string): Promise<void> {
  const others = await tx.findBy(AgreementEntity, { mediationId, state: Not('SUPERSEDED') });
  for (const other of others) {
    if (!can(agreementMachine, other.state, 'supersede')) {
      throw new Refusal(
        'WRONG_STATE',
        '本案已有生效的调解协议。',
        '请反馈结果；协议的履行和确认在协议上登记。',
      );
    }
    other.state = move(agreementMachine, other.state, 'supersede');
    await tx.update(AgreementEntity, other.id, { state: other.state });
    record(tx, ctx, 'agreement.supersede', other.id, { caseCode: other.caseCode });
    tellAgreement(tx, ctx, other, null);
  }
}
