import type { EntityManager } from 'typeorm';
import { keepingTally } from '../figures/tally.js';

/**
 * Says anew which case leads (首办): among all cases linked with these, the one opened first; on one day the one whose first step came
 * first. The others follow it. Nothing else of any case changes.
 */
export async function setLeads(tx: EntityManager, caseCodes: readonly string[]): Promise<void> {
  for (const caseCode of caseCodes) {
    const [lead, ...followers] = await linkedWith(tx, caseCode);
    await keepingTally(tx, [lead!, ...followers], async () => {
      await tx.query('delete from docket_follow where case_code = any($1)', [[lead, ...followers]]);
      await tx.query(
        'insert into docket_follow (case_code, lead) select code, $2 from unnest($1::text[]) as code',
        [followers, lead],
      );
    });
  }
}

/** All cases that are one dispute with this one, itself included, the first door first. */
async function linkedWith(tx: EntityManager, caseCode: string): Promise<string[]> {
  const rows = await tx.query<{ code: string }[]>(
    `with recursive linked (code) as (
       select $1::text
       union select case when d.one = l.code then d.other else d.one end
       from linked l join docket_duplicate d on d.state = 'LINKED' and l.code in (d.one, d.other))
     select code from linked left join docket_case c on c.case_code = code
     order by c.opened_on nulls last, (select min(at) from docket_timeline t where t.case_code = code) nulls last, code`,
    [caseCode],
  );
  return rows.map(({ code }) => code);
}
