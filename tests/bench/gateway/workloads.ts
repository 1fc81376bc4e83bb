import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';

/** The subgraphs of the joined graph; `entry` is the gateway's own. */
export const subgraphNames = [
  ...['entry', 'union', 'court', 'human-resources', 'procuratorate', 'justice', 'docket'],
] as const;

/** What is asked again and again, each time of other cases. */
export interface Workload {
  readonly name: 'case' | 'list';
  readonly query: string;
  readonly variablesAt: (index: number) => Record<string, unknown>;
}

/** After so many requests the same case, or page, is asked for again. */
export const variety = 300;
const casesOnPage = 20;

const list = `query Page($first: Int!, $after: String) {
  docketCases(first: $first, after: $after) {
    edges {
      node {
        id
        docket { title causeName openedOn dueOn overdue stage { kind state agency at } holder { agency name } }
        court {
          relation
          civilCases { id state number deadlines { ...Limit } }
          referrals { ...Sent }
        }
        union {
          relation
          mediations { id state agreements { state effectiveAt amount } }
          referrals { ...Sent }
        }
        humanResources {
          relation
          arbitrations { id state number acceptedOn collective }
          referrals { ...Sent }
        }
      }
    }
    pageInfo { endCursor hasNextPage }
  }
}
fragment Limit on Deadline { rule startsFrom due metOn overdue }
fragment Sent on Referral { id arrow arrowName direction counterpartName state answerDue due overdue returnReason }
`;

/** The case view that the hub ships, and a page of twenty cases with what three agencies hold of each. */
export const workloads: readonly Workload[] = [
  {
    name: 'case',
    query: readFileSync(join(projectRoot, 'gateway/documents/case-view.graphql'), 'utf8'),
    variablesAt: (index) => ({ id: caseCodeAt(index % variety) }),
  },
  {
    name: 'list',
    query: list,
    variablesAt: (index) => ({ first: casesOnPage, after: `c${index % variety}` }),
  },
];

function caseCodeAt(index: number): string {
  return `WF-370499-C-2026-${String(index).padStart(6, '0')}-X`;
}
