import type { DocumentFill } from '#kernel/documents/filled.js';
import { sharedDocuments } from '#kernel/documents/shared-documents.js';
import { fillHealthCheckReport } from './health-check/report-document.js';
import { fillTicket } from './hotline/ticket-document.js';
import { unionMediation } from './mediation/mediation.js';
import { fillSettlement } from './negotiation/settlement-document.js';
import { fillArrears } from './risk-lead/arrears-document.js';
import { letterDocument } from './supervision/letter-document.js';
import { fillAidAssignment, fillAidDecision } from './union-legal-aid/aid-documents.js';

/** The documents of the union (工会文书), each beside the record that it is drawn up from. */
export const unionDocuments: Record<string, DocumentFill> = {
  ...sharedDocuments,
  ...unionMediation.documents,
  REMINDER: letterDocument('REMINDER'),
  OPINION: letterDocument('OPINION'),
  RECOMMENDATION: letterDocument('RECOMMENDATION'),
  TICKET: fillTicket,
  HEALTH_CHECK_REPORT: fillHealthCheckReport,
  SETTLEMENT_AGREEMENT: fillSettlement,
  AID_DECISION: fillAidDecision,
  AID_ASSIGNMENT: fillAidAssignment,
  ARREARS_LEAD: fillArrears,
};
