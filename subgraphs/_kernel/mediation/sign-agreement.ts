import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { settleWorkers, signatories } from '#kernel/collective/settle-workers.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { recordInterruption } from '#kernel/limitation/record-interruption.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { localDateOf } from '#kernel/values/local-date.js';
import {
  AgreementEntity,
  type AgreementSignature,
  type SignatureManner,
  type SignatureRole,
} from './agreement.entity.js';
import { agreementMachine } from './agreement.state.js';
import { effectiveAt } from './effective-at.js';
import { loadAgreement } from './load-mediation.js';
import { MediationEntity } from './mediation.entity.js';
import { recordKind } from './record-kind.js';
import { tellAgreement } from './tell-agreement.js';

export interface NewSignature {
  agreementId: string;
  role: SignatureRole;
  partyId?: string | null;
  signer: string;
  manner: SignatureManner;
  /** When it was signed; now where nothing is said. */
  signedAt?: Date | null;
}

/** Limits that run from the day an agreement takes effect: joint confirmation by the court, joint review by arbitration. */
const effectRules = ['JC-1', 'AR-1'];

/** Records a signature or the seal (签名、盖章). The agreement takes effect with the last one its route asks for. */
export function signAgreement(ctx: RequestContext, input: NewSignature): Promise<AgreementEntity> {
  return ctx.transaction(async (tx) => {
    const agreement = await loadAgreement(tx, ctx, input.agreementId);
    const state = move(agreementMachine, agreement.state, 'sign');
    await needGoingOn(tx, agreement);
    agreement.signatures = [...agreement.signatures, signatureOf(ctx, agreement, input)];
    const effective = effectiveAt(agreement.route, await signatories(tx, agreement), agreement.signatures);
    const takesEffect = effective !== null && agreement.effectiveAt === null;
    agreement.state = takesEffect ? move(agreementMachine, agreement.state, 'takeEffect') : state;
    agreement.effectiveAt ??= effective;
    const { signatures } = agreement;
    await tx.update(AgreementEntity, agreement.id, {
      signatures,
      state: agreement.state,
      effectiveAt: agreement.effectiveAt,
    });
    const details = { role: input.role, manner: input.manner };
    record(tx, ctx, 'agreement.sign', agreement.id, { caseCode: agreement.caseCode, details });
    if (takesEffect) await takeEffect(tx, ctx, agreement, effective);
    else if (agreement.effectiveAt === null) tellAgreement(tx, ctx, agreement, null);
    return agreement;
  });
}

/** While sham mediation is suspected, or an appraisal is awaited, nothing takes effect (特邀规定 §18). */
async function needGoingOn(
  tx: EntityManager,
  { mediationId, effectiveAt: since }: AgreementEntity,
): Promise<void> {
  if (since !== null || !(await tx.existsBy(MediationEntity, { id: mediationId, state: 'SUSPENDED' })))
    return;
  throw new Refusal(
    'GUARD_NOT_MET',
    '调解已经中止，协议不能签署、生效。',
    '查清没有虚假调解等情形后恢复调解，再行签署；查实的，请终止调解。',
  );
}

/** Limits begin to run, and who owes has acknowledged what is owed (办案规则 §27). */
async function takeEffect(
  tx: EntityManager,
  ctx: RequestContext,
  agreement: AgreementEntity,
  effective: Date,
): Promise<void> {
  const { id: recordId, caseCode, organisation } = agreement;
  await settleWorkers(tx, ctx, agreement);
  const subject = {
    caseCode,
    organisation,
    recordKind: recordKind(ctx.agency.manifest, 'MediationAgreement'),
    recordId,
  };
  const ends: string[] = [];
  for (const rule of effectRules)
    ends.push((await startDeadline(tx, ctx, { ...subject, rule, from: localDateOf(effective) })).due);
  record(tx, ctx, 'agreement.take-effect', recordId, { caseCode });
  const at = localDateOf(effective);
  const acknowledged = { kind: 'ACKNOWLEDGEMENT', at, sourceId: recordId, evidence: '调解协议书' } as const;
  await recordInterruption(tx, ctx, { caseCode, organisation, ...acknowledged });
  tellAgreement(tx, ctx, agreement, ends.sort()[0]!);
}

function signatureOf(
  ctx: RequestContext,
  agreement: AgreementEntity,
  input: NewSignature,
): AgreementSignature {
  const { role, manner, signer } = input;
  const partyId = role === 'PARTY' ? (input.partyId ?? null) : null;
  const signedAt = input.signedAt ?? ctx.now;
  if (role === 'PARTY' && (!partyId || !agreement.partyIds.includes(partyId))) {
    throw new Refusal('BAD_INPUT', '签名人不是本协议的当事人。', '请从协议当事人中选择。');
  }
  if (role !== 'PARTY' && input.partyId) {
    throw new Refusal('BAD_INPUT', '只有当事人的签名才写明当事人。');
  }
  if (role === 'PARTY' && agreement.route === 'ONLINE' && manner !== 'ONLINE') {
    throw new Refusal('BAD_INPUT', '在线调解协议由各方在线签名。', '书面签署的，请按其他生效方式另拟协议。');
  }
  if (role === 'PARTY' && (agreement.route === 'PEOPLES_ORAL') !== (manner === 'ORAL')) {
    throw new Refusal(
      'BAD_INPUT',
      '口头方式只用于人民调解的口头协议，口头协议由各方当场口头确认。',
      '需要书面协议的，请按其他生效方式另拟协议（人民调解法第二十八条）。',
    );
  }
  if (signer.trim() === '') throw new Refusal('BAD_INPUT', '请填写签名人或印章名称。');
  if (signedAt > ctx.now || signedAt < agreement.draftedAt) {
    throw new Refusal('BAD_INPUT', '签署时间不能晚于现在，也不能早于协议拟定的时间。');
  }
  const twice = agreement.signatures.some((known) => known.role === role && known.partyId === partyId);
  if (twice) throw new Refusal('WRONG_STATE', '该签名或印章已经登记。');
  return { role, partyId, signer: signer.trim(), signedAt: signedAt.toISOString(), manner };
}
