import { registerEnumType } from 'type-graphql';
import { statesOf } from '#kernel/machine.js';
import { orderRefusalGrounds } from './conditions.js';
import type { ObjectionFault, ObjectionForm, ObjectionKind } from './objection.js';
import type { PaymentOrderNext } from './open-next.js';
import type { PaymentOrderBasis, TerminationReason } from './payment-order.entity.js';
import { paymentOrderMachine } from './payment-order.state.js';

export const paymentOrderStates = statesOf(paymentOrderMachine);
export const orderBases: { [B in PaymentOrderBasis]: B } = {
  MEDIATION_AGREEMENT: 'MEDIATION_AGREEMENT',
  WAGE_ARREARS: 'WAGE_ARREARS',
};
export const terminationReasons: { [R in TerminationReason]: R } = {
  OBJECTION: 'OBJECTION',
  NOT_SERVED: 'NOT_SERVED',
  WITHDRAWN: 'WITHDRAWN',
  SUED: 'SUED',
};
export const otherTerminations = {
  NOT_SERVED: 'NOT_SERVED',
  WITHDRAWN: 'WITHDRAWN',
  SUED: 'SUED',
} as const;
export const objectionForms: { [F in ObjectionForm]: F } = { WRITTEN: 'WRITTEN', ORAL: 'ORAL' };
export const objectionKinds: { [K in ObjectionKind]: K } = {
  DISPUTES_DEBT: 'DISPUTES_DEBT',
  CANNOT_PAY: 'CANNOT_PAY',
  ASKS_TIME: 'ASKS_TIME',
  ASKS_OTHER_MANNER: 'ASKS_OTHER_MANNER',
};
export const objectionFaults: { [F in ObjectionFault]: F } = {
  ORAL: 'ORAL',
  LATE: 'LATE',
  DEBT_NOT_DISPUTED: 'DEBT_NOT_DISPUTED',
};
export const nextSteps: { [N in PaymentOrderNext]: N } = {
  NEW_APPLICATION: 'NEW_APPLICATION',
  ENFORCEMENT: 'ENFORCEMENT',
  SUIT: 'SUIT',
  ARBITRATION: 'ARBITRATION',
};
registerEnumType(paymentOrderStates, {
  name: 'PaymentOrderState',
  description:
    'Applied (申请), accepted (受理), refused (不予受理、驳回), issued (发出), served (送达), effective (生效), terminated (终结督促程序).',
});
registerEnumType(orderBases, {
  name: 'PaymentOrderBasis',
  description:
    'A mediation agreement (调解协议, 劳动争议调解仲裁法 §16) or wage arrears (拖欠劳动报酬, 劳动合同法 §30); decides what is open once the order has ended.',
});
registerEnumType(orderRefusalGrounds, {
  name: 'PaymentOrderRefusalGround',
  description:
    'Why an application is refused (不予受理、驳回理由, 民诉解释 §427–428): not pecuniary, not due (未到期), amount not certain, counter-duty (对待给付), debtor not reachable, pre-suit preservation asked (诉前保全), wrong court, other.',
});
registerEnumType(terminationReasons, {
  name: 'PaymentOrderTerminationReason',
  description:
    'Why the procedure was terminated (终结督促程序原因): objection (书面异议成立), not served within 30 days (未能送达), withdrawn (撤回申请), sued (另行起诉).',
});
registerEnumType(otherTerminations, {
  name: 'PaymentOrderOtherTermination',
  description:
    'Terminations that no objection brings about: not served (未能送达), withdrawn (撤回申请), sued (另行起诉).',
});
registerEnumType(objectionForms, {
  name: 'PaymentOrderObjectionForm',
  description: 'In writing (书面) or by word of mouth (口头).',
});
registerEnumType(objectionKinds, {
  name: 'PaymentOrderObjectionKind',
  description:
    'What the debtor says (异议内容, 民诉解释 §436): disputes the debt (对债务有异议), cannot pay (无力清偿), asks for time (请求延期), asks for another manner (请求变更方式).',
});
registerEnumType(objectionFaults, {
  name: 'PaymentOrderObjectionFault',
  description:
    'Why an objection does not count (异议不成立原因): oral (口头), late (逾期), debt not disputed (对债务本身无异议).',
});
registerEnumType(nextSteps, {
  name: 'PaymentOrderNext',
  description:
    'What is open next (后续途径): a new application once due (到期后再申请), enforcement (强制执行), suit on the agreement (依据协议起诉), arbitration first (先申请仲裁).',
});
