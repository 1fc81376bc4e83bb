import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { loadTicket } from './move-ticket.js';

/** Fills the sheet of a hotline ticket (热线工单), under the number that the hotline gave it. */
export async function fillTicket(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const { caseCode, organisation, number, matter, employerName, reply } = await loadTicket(tx, ctx, id);
  return {
    ...{ caseCode, organisation, number, signers: [] },
    fields: { subject: employerName ? `${matter}（用人单位：${employerName}）` : matter, answer: reply },
  };
}
