import { consentForm } from '#kernel/consent/consent-form.js';
import type { DocumentFill } from '#kernel/documents/filled.js';
import { fillAgreement } from './agreement-document.js';
import { fillApplication } from './application-document.js';
import { fillConfirmationApplication } from './confirmation-application-document.js';
import { fillFacts } from './facts-document.js';
import { fillFeedback } from './feedback-document.js';
import { mediatorOfConsent } from './mediator-of-consent.js';
import { fillMediationRecord } from './record-document.js';
import { fillTermination } from './termination-document.js';

/** The documents of a mediation, and the record that each is drawn up from. */
export const mediationDocuments: Record<string, DocumentFill> = {
  // The mediation.
  MEDIATION_APPLICATION: fillApplication,
  MEDIATION_RECORD: fillMediationRecord,
  UNDISPUTED_FACTS: fillFacts,
  MEDIATION_TERMINATION: fillTermination,
  RESULT_FEEDBACK: fillFeedback,
  // The consent.
  CONSENT_FORM: consentForm(mediatorOfConsent),
  // The agreement.
  MEDIATION_AGREEMENT: fillAgreement,
  CONFIRMATION_APPLICATION: fillConfirmationApplication,
};
