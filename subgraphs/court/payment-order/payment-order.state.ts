import type { Machine } from '#kernel/machine.js';

/**
 * APPLIED     申请          five days to say whether it is accepted
 * ACCEPTED    受理          fifteen days to issue the order or to reject
 * REFUSED     不予受理、驳回                                       (final)
 * ISSUED      发出支付令    thirty days to serve it
 * SERVED      送达债务人    fifteen days to pay or to object in writing
 * EFFECTIVE   生效          no valid objection came; enforceable   (final)
 * TERMINATED  终结督促程序  what is open next depends on the basis (final)
 */
export type PaymentOrderState =
  'APPLIED' | 'ACCEPTED' | 'REFUSED' | 'ISSUED' | 'SERVED' | 'EFFECTIVE' | 'TERMINATED';
export type PaymentOrderAct =
  | 'accept'
  | 'refuse'
  | 'reject'
  | 'issue'
  | 'serve'
  | 'noteObjection'
  | 'object'
  | 'takeEffect'
  | 'lapse'
  | 'withdraw'
  | 'sue';

export const paymentOrderMachine: Machine<PaymentOrderState, PaymentOrderAct> = {
  APPLIED: { accept: 'ACCEPTED', refuse: 'REFUSED', withdraw: 'TERMINATED' },
  ACCEPTED: { issue: 'ISSUED', reject: 'REFUSED', withdraw: 'TERMINATED', sue: 'TERMINATED' },
  REFUSED: {},
  ISSUED: { serve: 'SERVED', lapse: 'TERMINATED', withdraw: 'TERMINATED', sue: 'TERMINATED' },
  SERVED: { noteObjection: 'SERVED', object: 'TERMINATED', takeEffect: 'EFFECTIVE', sue: 'TERMINATED' },
  EFFECTIVE: {},
  TERMINATED: {},
};
