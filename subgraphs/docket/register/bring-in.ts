import type { EntityManager } from 'typeorm';
import { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import type { MessageType } from '#kernel/exchange/messages.js';
import { Refusal } from '#kernel/refusal.js';
import { DocketParticipantEntity } from './docket-participant.entity.js';

/**
 * Whether what the organisation tells of the case counts. Nobody enters a case on the own word: one has opened it, or somebody in it
 * has referred it or served a letter. Several organisations' messages come in any order, so what comes too early is laid aside and
 * applied when that word comes; until then nobody is shown it.
 */
export async function countsNow<Body extends { caseCode: string }>(
  tx: EntityManager,
  ctx: RequestContext,
  type: MessageType,
  body: Body,
  { caseseq }: Pick<Envelope, 'caseseq'>,
): Promise<boolean> {
  const { caseCode } = body;
  const { organisation } = ctx.actor;
  if (await tx.existsBy(DocketParticipantEntity, { organisation, caseCode })) return true;
  await tx.query(
    `insert into docket_early_word (case_code, organisation, seq, type, body, received_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [caseCode, organisation, caseseq, type, JSON.stringify(body), ctx.now],
  );
  ctx.agency.log.info({ type, caseCode, organisation }, 'told by who is not in the case yet');
  return false;
}

/** Brings organisations into the case, on the word of one that is in it, and applies what they have told too early. */
export async function bringIn(
  tx: EntityManager,
  ctx: RequestContext,
  caseCode: string,
  organisations: readonly string[],
): Promise<void> {
  for (const organisation of new Set(organisations)) {
    const added = await tx.query<unknown[]>(
      `insert into docket_participant (organisation, case_code) values ($1, $2) on conflict do nothing returning 1`,
      [organisation, caseCode],
    );
    if (added.length > 0) await applyEarlyWords(tx, ctx, caseCode, organisation);
  }
}

interface EarlyWord {
  seq: number;
  type: MessageType;
  body: never;
}

async function applyEarlyWords(
  tx: EntityManager,
  ctx: RequestContext,
  caseCode: string,
  organisation: string,
): Promise<void> {
  const words = await tx.query<EarlyWord[]>(
    `select seq, type, body from docket_early_word where case_code = $1 and organisation = $2 order by seq`,
    [caseCode, organisation],
  );
  const teller = ctx.agency.book.find(organisation);
  if (words.length === 0 || !teller) return;
  await tx.query('delete from docket_early_word where case_code = $1 and organisation = $2', [
    caseCode,
    organisation,
  ]);
  const { code, name, agency } = teller;
  const theirs = new RequestContext(ctx.agency, {
    ...{ kind: 'ORGANISATION', id: code, name, agency, organisation: code, roles: [] },
  });
  for (const { seq, type, body } of words) {
    try {
      const envelope = { caseid: caseCode, caseseq: seq } as Envelope;
      await ctx.agency.manifest.handlers[type]?.(tx, theirs, body, envelope);
    } catch (error) {
      // It was receipted when it came; that it says what is not theirs shows only now.
      if (!(error instanceof Refusal)) throw error;
      ctx.agency.log.warn({ code: error.code, type, caseCode, organisation }, 'early word left out');
    }
  }
}
