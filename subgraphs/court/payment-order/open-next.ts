import type { PaymentOrderEntity } from './payment-order.entity.js';

/**
 * NEW_APPLICATION  再次申请支付令  once the sums are due
 * ENFORCEMENT      申请强制执行
 * SUIT             依据协议起诉    without arbitration: 解释（一）§13(3)
 * ARBITRATION      先申请仲裁      解释（一）§13(2)
 */
export type PaymentOrderNext = 'NEW_APPLICATION' | 'ENFORCEMENT' | 'SUIT' | 'ARBITRATION';

/** What is open to the creditor once the order has ended; null while it goes on, and where nothing follows from it. */
export function openNext({
  state,
  basis,
  ground,
  terminatedFor,
}: Pick<PaymentOrderEntity, 'state' | 'basis' | 'ground' | 'terminatedFor'>): PaymentOrderNext | null {
  if (state === 'EFFECTIVE') return 'ENFORCEMENT';
  if (state === 'REFUSED') return ground === 'NOT_DUE' ? 'NEW_APPLICATION' : null;
  if (state !== 'TERMINATED' || terminatedFor === 'SUED') return null;
  return basis === 'MEDIATION_AGREEMENT' ? 'SUIT' : 'ARBITRATION';
}

const words: Record<PaymentOrderNext, string> = {
  NEW_APPLICATION: '款项到期后，可以再次申请支付令。',
  ENFORCEMENT: '支付令已经生效。债务人不履行的，可以申请强制执行（A20）。',
  SUIT: '督促程序已经终结。可以依据调解协议直接起诉，不必先申请仲裁（解释（一）第13条第3款）；收件时直接起诉情形填 PAYMENT_ORDER_TERMINATED。',
  ARBITRATION:
    '督促程序已经终结。应当先申请劳动仲裁，不能直接起诉（解释（一）第13条第2款），可以办理 A18 转仲裁。',
};

export function adviceOn(order: Parameters<typeof openNext>[0]): string | null {
  const next = openNext(order);
  return next && words[next];
}
