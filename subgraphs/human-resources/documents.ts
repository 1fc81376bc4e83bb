import type { DocumentFill } from '#kernel/documents/filled.js';
import { sharedDocuments } from '#kernel/documents/shared-documents.js';
import { fillEntrustmentLetter } from './arbitral-entrustment/entrustment-letter.js';
import { fillReviewDeclined } from './arbitral-review/declined-notice.js';
import { fillReviewApplication } from './arbitral-review/review-application.js';
import { fillAcceptanceNotice } from './arbitration/acceptance-notice.js';
import { fillArbitrationApplication } from './arbitration/arbitration-application.js';
import { fillEnforcementTransfer } from './arbitration/enforcement-transfer.js';
import { fillReceipt } from './arbitration/receipt.js';
import { fillRefusalNotice } from './arbitration/refusal-notice.js';
import { fillStatement } from './arbitration/statement-document.js';
import { fillSuggestion } from './arbitration/suggestion-letter.js';
import { fillArrearsLead } from './arrears-lead/lead-document.js';
import { fillAward } from './award/award-document.js';
import { fillProofOfService } from './award/proof-of-service.js';
import { fillAdminDecision } from './inspection/admin-decision.js';
import { fillComplaint } from './inspection/complaint-document.js';
import { fillRectificationOrder } from './inspection/order-document.js';
import { fillListingDecision } from './wage-blacklist/listing-decision.js';

/** How the bureau and its arbitration committee fill their documents; those of mediation are the kernel's. */
export const humanResourcesDocuments: Record<string, DocumentFill> = {
  ...sharedDocuments,
  ACCEPTANCE_NOTICE: fillAcceptanceNotice,
  ADMIN_DECISION: fillAdminDecision,
  ARBITRAL_STATEMENT: fillStatement,
  ARBITRATION_APPLICATION: fillArbitrationApplication,
  ARREARS_LEAD: fillArrearsLead,
  AWARD: fillAward,
  BLACKLIST_DECISION: fillListingDecision,
  ENFORCEMENT_TRANSFER: fillEnforcementTransfer,
  ENTRUSTMENT_LETTER: fillEntrustmentLetter,
  INSPECTION_COMPLAINT: fillComplaint,
  MEDIATION_SUGGESTION: fillSuggestion,
  PROOF_OF_SERVICE: fillProofOfService,
  RECEIPT: fillReceipt,
  RECTIFICATION_ORDER: fillRectificationOrder,
  REFUSAL_NOTICE: fillRefusalNotice,
  REVIEW_APPLICATION: fillReviewApplication,
  REVIEW_DECLINED: fillReviewDeclined,
};
