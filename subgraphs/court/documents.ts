import { consentForm } from '#kernel/consent/consent-form.js';
import type { DocumentFill } from '#kernel/documents/filled.js';
import { sharedDocuments } from '#kernel/documents/shared-documents.js';
import { fillEntrustmentLetter } from './civil-case/entrustment-letter.js';
import { mediatorOfConsent } from './court-referral/mediator-of-consent.js';
import { fillConfirmationRuling } from './judicial-confirmation/ruling-document.js';
import {
  fillOrderApplication,
  fillOrderObjection,
  fillPaymentOrder,
} from './payment-order/order-documents.js';
import { fillDelegationLetter } from './pre-filing-mediation/delegation-letter.js';

/** The documents of the court (法院文书), each beside the record that it is drawn up from. */
export const courtDocuments: Record<string, DocumentFill> = {
  ...sharedDocuments,
  CONSENT_FORM: consentForm(mediatorOfConsent),
  DELEGATION_LETTER: fillDelegationLetter,
  ENTRUSTMENT_LETTER: fillEntrustmentLetter,
  CONFIRMATION_RULING: fillConfirmationRuling,
  PAYMENT_ORDER_APPLICATION: fillOrderApplication,
  PAYMENT_ORDER: fillPaymentOrder,
  OBJECTION: fillOrderObjection,
};
