import type { EntityManager } from 'typeorm';
import { type Instrument, instruments } from '#kernel/clock/law.js';
import { Refusal } from '#kernel/refusal.js';
import { CivilCaseEntity } from '../civil-case/civil-case.entity.js';
import { isReplaced } from '../confirmation-objection/replaced-ruling.js';
import { JudicialConfirmationEntity } from '../judicial-confirmation/judicial-confirmation.entity.js';
import { PaymentOrderEntity } from '../payment-order/payment-order.entity.js';

/** The instrument as the ladder of instruments has it. Refuses with NOT_ENFORCEABLE one that cannot be enforced directly. */
export function needEnforceable(id: string): Instrument {
  const found = instruments().find((row) => row.id === id);
  if (found?.enforceable) return found;
  const known = instruments().flatMap((row) => (row.enforceable ? [`${row.id} ${row.name}`] : []));
  throw new Refusal(
    'NOT_ENFORCEABLE',
    found ? `${found.name}不能直接申请强制执行。` : '不认识这种执行依据。',
    found ? `对方不履行的，可以：${found.ifBreached}。` : `可选：${known.join('；')}。`,
  );
}

type Standing = (tx: EntityManager, organisation: string, number: string) => Promise<string | null>;

/** State of the court's own record behind an instrument, and the state in which it can be enforced; another's is taken as shown. */
const own: Record<string, { inForce: string; state: Standing }> = {
  PAYMENT_ORDER: {
    inForce: 'EFFECTIVE',
    state: async (tx, organisation, number) =>
      (await tx.findOneBy(PaymentOrderEntity, { organisation, number }))?.state ?? null,
  },
  CONFIRMATION_RULING: {
    inForce: 'CONFIRMED',
    state: async (tx, organisation, rulingNumber) =>
      (await tx.findOneBy(JudicialConfirmationEntity, { organisation, rulingNumber }))?.state ?? null,
  },
  COURT_STATEMENT: {
    inForce: 'FINAL',
    state: async (tx, organisation, number) =>
      (await tx.findOneBy(CivilCaseEntity, { organisation, number }))?.state ?? null,
  },
};

/** Refuses with NOT_ENFORCEABLE an instrument of this court that has not taken effect. */
export async function needInForce(
  tx: EntityManager,
  organisation: string,
  { id, name, effectiveWhen }: Instrument,
  number: string,
): Promise<void> {
  if (id === 'CONFIRMATION_RULING' && (await isReplaced(tx, organisation, number)))
    throw new Refusal(
      'NOT_ENFORCEABLE',
      `${name}${number}已被撤销或者变更，不能申请强制执行。`,
      '裁定变更的，请以新的裁定书申请执行。',
    );
  const record = own[id];
  const state = record ? await record.state(tx, organisation, number) : null;
  if (!record || state === null || state === record.inForce) return;
  throw new Refusal(
    'NOT_ENFORCEABLE',
    `${name}${number}还没有生效，不能申请强制执行。`,
    `生效时间：${effectiveWhen}。`,
  );
}
