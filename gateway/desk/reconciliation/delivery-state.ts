import type { CourtDeliveriesQuery } from '../generated/graphql/graphql.ts';
import { moment } from '../shell/amount.ts';
import type { ReconciliationTexts } from './texts.ts';

export type DeliveryRow = CourtDeliveriesQuery['deliveries']['nodes'][number];
export type DeliveryTone = 'overdue' | 'soon' | 'fine' | 'none';

/** Errors that another try alone does not mend. */
const stuck = /^(UNKNOWN_RECEIVER|VERSION_UNKNOWN|BAD_RECEIPT|HTTP_4\d\d)$/;

/** What nobody will send again by itself. */
export function isDead({ state, lastError, deliveredAt }: DeliveryRow): boolean {
  return state === 'REFUSED' || (!deliveredAt && stuck.test(lastError ?? ''));
}

/** A dead letter and a day without a receipt are red; what is still tried is amber. */
export function toneOfDelivery(row: DeliveryRow): DeliveryTone {
  if (isDead(row) || row.state === 'OVERDUE') return 'overdue';
  return row.state === 'DELIVERED' ? 'fine' : row.state === 'SENT_AGAIN' ? 'none' : 'soon';
}

const shapes: Record<DeliveryTone, string> = { overdue: '●', soon: '▲', fine: '■', none: '—' };

/** How far a message has come, in words: shape, state, and since when. */
export function deliveryText(row: DeliveryRow, texts: ReconciliationTexts, now: number): string {
  const words = () => {
    if (row.state === 'DELIVERED') return `${texts.delivered} ${moment(row.deliveredAt)} ✓`;
    if (row.state === 'SENT_AGAIN') return texts.sentAgain;
    if (row.state === 'REFUSED') return texts.refused;
    if (isDead(row)) return texts.stuck;
    if (row.state === 'OVERDUE') return texts.overdue;
    if (row.attempts === 0) return texts.firstTry;
    return texts.waitingFor(span(now - Date.parse(row.postedAt), texts), row.attempts);
  };
  return `${shapes[toneOfDelivery(row)]} ${words()}`;
}

/** Why a message has not been taken: what the receiver said, or what the last try met. */
export function whyOf({ code, lastError, state }: DeliveryRow, texts: ReconciliationTexts): string {
  const reason = state === 'DELIVERED' ? null : (code ?? lastError);
  if (!reason) return '';
  const said = texts.why[reason];
  return said ? `${said}（${reason}）` : reason;
}

export function span(milliseconds: number, { minutes, hours, days }: ReconciliationTexts): string {
  const passed = Math.max(0, Math.floor(milliseconds / 60_000));
  if (passed < 120) return `${passed} ${minutes}`;
  return passed < 48 * 60 ? `${Math.floor(passed / 60)} ${hours}` : `${Math.floor(passed / 1440)} ${days}`;
}
