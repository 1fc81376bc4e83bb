import type { HubClient } from '../kit/hub-client.js';

const deadlineFields = '{ rule startsFrom rawEnd due metOn overdue }';

const query = /* GraphQL */ `
  query CaseView($id: ID!) {
    case(id: $id) {
      id
      docket { title stage { kind state } dueOn holder { name } referrals { arrow fromName toName state hops } timeline { at organisationName kind state } }
      court {
        relation
        filingIntakes { state receiptNumber deadlines ${deadlineFields} }
        preFilingMediations { state number }
        civilCases { state number deadlines ${deadlineFields} }
        confirmations { state number deadlines ${deadlineFields} }
        referrals { arrow counterpartName state answerDue due returnReason }
      }
      union { relation workerGroup { workers settled separated } mediations { state agreements { state effectiveAt amount } deadlines ${deadlineFields} } }
      humanResources {
        relation
        mediations { state undisputedFacts { text } deadlines ${deadlineFields} }
        arbitrations { state number deadlines ${deadlineFields} }
        awards { finality state number inForceOn }
      }
    }
  }
`;

/** The one case view as a person of the hub sees it now. */
export async function caseView(hub: HubClient, viewer: string, caseCode: string): Promise<unknown> {
  const { case: view } = await hub.must(viewer, query, { id: caseCode });
  return view;
}
