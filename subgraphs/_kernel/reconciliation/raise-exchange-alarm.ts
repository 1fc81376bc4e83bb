import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import type { ExchangeAlarmEntity } from './exchange-alarm.entity.js';

type Raised = Pick<ExchangeAlarmEntity, 'organisation' | 'kind' | 'peer' | 'what'> & {
  caseCode?: string;
  count?: number;
  /** Where the same is found again and again: one that is there already stays as it is. */
  once?: boolean;
};

/** Raises an alarm, or counts on in the one there is; who had seen it finds it unseen again. */
export async function raiseExchangeAlarm(
  tx: EntityManager,
  ctx: RequestContext,
  raised: Raised,
): Promise<void> {
  const { organisation, kind, peer, what, caseCode = '', count = 1, once = false } = raised;
  const rows = await tx.query<unknown[]>(
    `insert into exchange_alarm (id, organisation, kind, peer, case_code, what, count, first_at, last_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
     on conflict (organisation, kind, peer, case_code) do update set count = exchange_alarm.count + excluded.count,
       what = excluded.what, last_at = excluded.last_at, seen_at = null, seen_by = null
     where not $9 returning 1`,
    [randomUUID(), organisation, kind, peer, caseCode, what, count, ctx.now, once],
  );
  if (rows.length === 0) return;
  record(tx, ctx, 'exchange.alarm-raised', caseCode || peer, {
    caseCode: caseCode || null,
    details: { code: kind, peer, what, count },
  });
  ctx.agency.log.error({ code: kind, peer, caseCode: caseCode || null, count }, 'exchange alarm');
}
