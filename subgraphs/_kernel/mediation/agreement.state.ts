import type { Machine } from '#kernel/machine.js';

/**
 * DRAFT                 拟稿          the terms are written down
 * PARTLY_SIGNED         部分签署      somebody has signed
 * EFFECTIVE             生效          everybody has signed whom its route asks for
 * PERFORMING            履行中        part has been paid
 * PERFORMED             履行完毕      (final)
 * BREACHED              违约          the last day has passed unperformed
 * CONFIRMED             经司法确认    judicially confirmed: enforceable
 * REPLACED_BY_ARBITRAL  置换仲裁调解书  an arbitral statement stands in its place: enforceable
 * SUPERSEDED            另订          another draft took its place         (final)
 * DECLARED_INVALID      确认无效      (final)
 */
export type AgreementState =
  | 'DRAFT'
  | 'PARTLY_SIGNED'
  | 'EFFECTIVE'
  | 'PERFORMING'
  | 'PERFORMED'
  | 'BREACHED'
  | 'CONFIRMED'
  | 'REPLACED_BY_ARBITRAL'
  | 'SUPERSEDED'
  | 'DECLARED_INVALID';

export type AgreementAct =
  | 'sign'
  | 'takeEffect'
  | 'supersede'
  | 'payPart'
  | 'perform'
  | 'breach'
  | 'apply'
  | 'confirm'
  | 'replace'
  | 'loseConfirmation'
  | 'declareInvalid';

export const agreementMachine: Machine<AgreementState, AgreementAct> = {
  DRAFT: { sign: 'PARTLY_SIGNED', takeEffect: 'EFFECTIVE', supersede: 'SUPERSEDED' },
  PARTLY_SIGNED: { sign: 'PARTLY_SIGNED', takeEffect: 'EFFECTIVE', supersede: 'SUPERSEDED' },
  EFFECTIVE: {
    sign: 'EFFECTIVE',
    payPart: 'PERFORMING',
    perform: 'PERFORMED',
    breach: 'BREACHED',
    apply: 'EFFECTIVE',
    confirm: 'CONFIRMED',
    replace: 'REPLACED_BY_ARBITRAL',
    declareInvalid: 'DECLARED_INVALID',
  },
  PERFORMING: {
    payPart: 'PERFORMING',
    perform: 'PERFORMED',
    breach: 'BREACHED',
    apply: 'PERFORMING',
    confirm: 'CONFIRMED',
    replace: 'REPLACED_BY_ARBITRAL',
    declareInvalid: 'DECLARED_INVALID',
  },
  PERFORMED: {},
  BREACHED: {
    payPart: 'BREACHED',
    perform: 'PERFORMED',
    apply: 'BREACHED',
    confirm: 'CONFIRMED',
    replace: 'REPLACED_BY_ARBITRAL',
    declareInvalid: 'DECLARED_INVALID',
  },
  CONFIRMED: {
    sign: 'CONFIRMED',
    payPart: 'CONFIRMED',
    perform: 'PERFORMED',
    loseConfirmation: 'EFFECTIVE',
  },
  REPLACED_BY_ARBITRAL: {
    sign: 'REPLACED_BY_ARBITRAL',
    payPart: 'REPLACED_BY_ARBITRAL',
    perform: 'PERFORMED',
  },
  SUPERSEDED: {},
  DECLARED_INVALID: {},
};
