import type { AgencyField } from '../shell/session.ts';

/** The act that sends an arrow, after the agency's name: `unionApplyConfirmation`. */
const byEveryone: Record<string, string> = {
  A05: 'ApplyConfirmation',
  A06: 'ApplyArbitralReview',
  A11: 'ApplySupport',
  A18: 'ReferToArbitration',
  A19: 'ApplyPaymentOrder',
  A20: 'ApplyEnforcement',
  A24: 'ReferToPeoplesMediation',
  A25: 'PassOnTicket',
  A26: 'CallMeeting',
  A27: 'WarnOfRisk',
  A28: 'FlagPriority',
};

/** The act of the one agency that sends an arrow. */
const byOne: Record<string, string> = {
  A01: 'courtDelegateMediation',
  A02: 'courtEntrustMediation',
  A03: 'humanResourcesReferSuggestion',
  A04: 'humanResourcesEntrustMediation',
  A07: 'unionTransferLegalAid',
  A08: 'unionServeSignedLetter',
  A09: 'unionDraftSupervisionLetter',
  A10: 'unionSendLead',
  A12: 'procuratorateIssueRecommendation',
  A13: 'procuratorateSendLead',
  A14: 'procuratorateFileSupport',
  A15: 'humanResourcesTransferToCourt',
  A16: 'courtDivertFiling',
  A21: 'humanResourcesReferToPolice',
  A22: 'humanResourcesRefuseComplaint',
  A23: 'humanResourcesShareBlacklisting',
};

/** A result is an arrow as well, and goes back by the act that ends the matter. */
const asResult: Record<string, string> = { A17: 'ReportResult' };

/** The mutation by which an agency sends an arrow; null for an arrow nobody knows. */
export function actOfArrow(field: AgencyField, arrow: string): string | null {
  const own = byOne[arrow];
  if (own) return own.startsWith(field) ? own : null;
  const shared = byEveryone[arrow] ?? asResult[arrow];
  return shared ? `${field}${shared}` : null;
}

/** What is referred day by day comes before what only goes along with a case. */
export function rankOf(arrow: string): number {
  const aside = ['A17', 'A24', 'A25', 'A26', 'A27', 'A28'].indexOf(arrow);
  return aside < 0 ? 0 : aside + 1;
}
