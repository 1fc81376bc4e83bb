import { arrows, deadlines, lawInForce, localRules, returnReasons } from '#kernel/clock/law.js';
import { documentTypes } from '#kernel/documents/document-type.js';
import { arrowRows, noticeRows, recordRows, stateInProgram } from './coverage-rows.js';

/** Groups of items, in the order they are printed, with the official term. */
export const groups = {
  record: '记录类型 record types',
  state: '记录状态 states of records',
  arrow: '移送 arrows',
  leg: '移送的去与回 ways out and back',
  rule: '期限 deadline rules in force',
  variant: '期限的情形 variants of deadline rules',
  local: '本地期限 local rules in force',
  document: '文书 document types',
  reason: '退回理由 return reasons',
} as const;
export type Group = keyof typeof groups;

/** One thing of the law that the program must hold and a test must exercise. */
export interface Item {
  /** `state HotlineTicket.CLOSED`, `rule MED-6`, `leg A05 returned`. */
  id: string;
  group: Group;
  /** In the words a clerk knows. */
  name: string;
  /** It is exercised when each of these is; itself alone where there are none. */
  needs: readonly string[];
}

/** Everything that is to be covered on a day. */
export function lawItems(today: string): Item[] {
  const own = (group: Group, id: string, name: string): Item => ({
    id: `${group} ${id}`,
    group,
    name,
    needs: [],
  });
  const inForce = deadlines().filter((row) => lawInForce(row, today));
  return [
    ...recordRows().map((row) => own('record', row.record, row.title)),
    ...recordRows().flatMap((row) =>
      row.states
        .filter((state) => stateInProgram(row, state) !== null)
        .map((state) => own('state', `${row.record}.${state}`, row.title)),
    ),
    ...arrows().map((row): Item => ({ ...own('arrow', row.id, row.name), needs: legsOf(row.id) })),
    ...arrows().flatMap((row) => legsOf(row.id).map((leg) => own('leg', leg.slice('leg '.length), row.name))),
    ...inForce.map((row) => own('rule', row.id, row.trigger)),
    ...inForce.flatMap((row) =>
      Object.entries(row.variants).map(([variant, { trigger }]) =>
        own('variant', `${row.id}/${variant}`, trigger ?? row.trigger),
      ),
    ),
    ...localRules()
      .filter((row) => lawInForce(row, today))
      .map((row) => own('local', row.id, `${row.place}：${row.trigger}`)),
    ...documentTypes().map((row) => own('document', row.id, row.title)),
    ...returnReasons().map((row) => own('reason', row.code, row.name)),
  ];
}

/** Out of the sender, in at the receiver, and back with a coded reason where the receiver may return it. */
export function legsOf(arrow: string): string[] {
  if (noticeRows().some((row) => row.arrow === arrow)) return [`leg ${arrow} sent`, `leg ${arrow} back`];
  const elsewhere = arrowRows().find((row) => row.arrow === arrow);
  if (elsewhere) return [`leg ${arrow} sent`, ...(elsewhere.back.length > 0 ? [`leg ${arrow} back`] : [])];
  const row = arrows().find(({ id }) => id === arrow)!;
  const returned = row.receiverMay.includes('RETURN') ? [`leg ${arrow} returned`] : [];
  return [`leg ${arrow} sent`, `leg ${arrow} received`, ...returned];
}
