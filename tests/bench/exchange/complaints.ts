import type { RequestContext } from '#kernel/context.js';
import { causeVersionOn } from '../../../infra/demo/numbers.js';
import { firms, workerAt } from '../../../infra/demo/people-of-cases.js';
import type { Random } from '../../../infra/demo/random.js';
import { receiveFiling } from '../../../subgraphs/court/filing-intake/receive-filing.js';

/** What a worker brings to any door. */
export function disputeAt(serial: number, random: Random) {
  const claim = random.between(32, 640) * 10_000;
  return {
    ...{ cause: 'WAGE_CLAIM', claim },
    facts: `用人单位拖欠工资，出具工资欠条，欠款${(claim / 100).toFixed(2)}元。`,
    parties: [
      {
        ...{ side: 'APPLICANT' as const, kind: 'PERSON' as const },
        ...workerAt(serial, random),
      },
      {
        ...{ side: 'RESPONDENT' as const, kind: 'EMPLOYER' as const },
        ...random.pick(firms),
      },
    ],
  };
}

/** A complaint at the court's counter, with both consents, ready to be delegated to a mediator; answers the filing's id. */
export async function fileComplaint(ctx: RequestContext, serial: number, random: Random): Promise<string> {
  const given = { scope: 'MEDIATION', channel: 'ONLINE', evidence: '线上调解同意书' } as const;
  const { id } = await receiveFiling(ctx, {
    ...disputeAt(serial, random),
    causeVersion: causeVersionOn(ctx.today),
    ...{ directSuitGround: 'WAGE_IOU', awardNumber: null, title: null },
    consents: [
      { side: 'APPLICANT', ...given },
      { side: 'RESPONDENT', ...given },
    ],
  });
  return id;
}
