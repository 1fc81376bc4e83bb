import { record } from '#kernel/audit/record.js';
import { enterGroup } from '#kernel/collective/list-workers.js';
import type { WorkerGroupEntity } from '#kernel/collective/worker-group.entity.js';
import { readWorkerList } from '#kernel/collective/worker-list.js';
import type { RequestContext } from '#kernel/context.js';
import type { PartyInput } from '#kernel/party/party-input.type.js';
import { Refusal } from '#kernel/refusal.js';
import type { IntakeDoor } from '../intake/intake.entity.js';
import { openIntake } from '../intake/register-intake.js';

export interface NewCollectiveDispute {
  door: IntakeDoor;
  cause: string;
  facts?: string | null;
  number?: string | null;
  employer: PartyInput;
  /** Where the employer is, if elsewhere than the union: local rules are those of that place. */
  division?: string | null;
  commonClaim: string;
  list: string;
}

/**
 * Registers many workers who come together as one dispute (集体争议登记): one case, every worker of the list a party, the claims
 * summed to the fen. A list with a wrong line opens nothing.
 */
export function openCollective(
  ctx: RequestContext,
  { list, employer, commonClaim, ...intake }: NewCollectiveDispute,
): Promise<{ group: WorkerGroupEntity; intakeId: string }> {
  const workers = readWorkerList(list);
  if (employer.kind !== 'EMPLOYER' || employer.side !== 'RESPONDENT')
    throw new Refusal('BAD_INPUT', '被申请人应当是用人单位。');
  const claim = workers.reduce((sum, worker) => sum + worker.claim, 0);
  const applicants = workers.map(({ name, idNumber, phone }) => ({
    ...({ side: 'APPLICANT', kind: 'PERSON', name, idNumber, phone } as const),
  }));
  return ctx.transaction(async (tx) => {
    const opened = await openIntake(tx, ctx, { ...intake, claim, parties: [...applicants, employer] });
    const { caseCode, id: intakeId } = opened;
    const group = await enterGroup(tx, ctx, { caseCode, commonClaim }, workers);
    record(tx, ctx, 'intake.collective', intakeId, { caseCode, details: { workers: workers.length } });
    return { group, intakeId };
  });
}
