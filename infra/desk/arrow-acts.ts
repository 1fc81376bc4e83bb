import type { GraphQLSchema } from 'graphql';

/** The act that sends an arrow, after the agency's name: `unionApplyConfirmation`. */
const byEverySender: Record<string, string> = {
  A05: 'ApplyConfirmation',
  A06: 'ApplyArbitralReview',
  A11: 'ApplySupport',
  // A result is an arrow as well, and goes back by the act that ends the matter.
  A17: 'ReportResult',
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
const byOneSender: Record<string, string> = {
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

/** Agencies of the hub that work cases. */
const senders = ['union', 'court', 'humanResources', 'procuratorate', 'justice'];

export interface SentArrow {
  id: string;
  from: string[];
}

/** By agency and arrow, the mutation that sends it. Throws for an arrow that an agency of the hub sends without an act. */
export function arrowActs(
  schema: GraphQLSchema,
  arrows: readonly SentArrow[],
): Record<string, Record<string, string>> {
  const mutations = schema.getMutationType()!.getFields();
  const found: Record<string, Record<string, string>> = Object.fromEntries(
    senders.map((field) => [field, {}]),
  );
  for (const { id, from } of arrows)
    for (const field of senders.filter((each) => sends(each, from))) {
      const own = byOneSender[id] ?? `${field}${byEverySender[id] ?? ''}`;
      if (!mutations[own] || !own.startsWith(field))
        throw new Error(`${field} sends ${id}, and no act does it (${own}).`);
      found[field]![id] = own;
    }
  return found;
}

function sends(field: string, from: readonly string[]): boolean {
  const agency = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return from.includes('any') || from.includes(agency);
}
