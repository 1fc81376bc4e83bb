import type { Agency } from '#kernel/agency.js';
import { type Compared, type Finding, judge, unknownThere } from './compare.js';
import { fetchAgain } from './fetch-again.js';
import { digests, emptyRun, type Mark, type Pair, refreshMarks, runHash } from './marks.js';
import { organisationContext } from './organisation-context.js';
import { raiseExchangeAlarm } from './raise-exchange-alarm.js';
import { requeue, wakeWaiting } from './requeue.js';
import { serialsBehind } from './serials.js';
import { type Ask, readAnswer, sign, type SignedText } from './signed-question.js';
import { type WatermarkAnswer, watermarkAnswerShape, type WatermarkLine } from './watermark.js';

/** What one comparison found, by kind. */
export type Findings = Record<Finding, number>;

/**
 * Compares what one of our organisations has sent another with what that one has applied, and heals what differs. Our marks are
 * read before the question, our counters after the answer: what is on its way meanwhile is never taken for lost.
 */
export async function reconcile(agency: Agency, pair: Pair, ask: Ask): Promise<Findings> {
  const { dataSource } = agency;
  await refreshMarks(dataSource, pair, 'OUT');
  const { buckets, cases, messages } = await digests(dataSource, pair, 'OUT');
  const findings: Findings = {
    AGREED: 0,
    LOST_HERE: 0,
    DIVERGED: 0,
    LOST_THERE: 0,
    THEY_FETCH: 0,
    RECEIPTS_LOST: 0,
  };
  let taken = 0;
  let answer: WatermarkAnswer;
  for (let after: string | null = null; ; after = answer.next) {
    answer = await exchangeMarks(agency, pair, { buckets, cases, messages, after }, ask);
    if (after === null) await wakeWaiting(agency, pair);
    const judged = await judgePage(agency, pair, answer, after);
    for (const { finding } of judged) findings[finding] += 1;
    for (const { line } of judged.filter(({ finding }) => finding === 'LOST_THERE'))
      await requeue(agency, pair, line);
    const lost = judged.filter(({ finding }) => finding === 'LOST_HERE' || finding === 'DIVERGED');
    taken += await fetchAgain(
      agency,
      pair,
      lost.map(({ line }) => line.caseCode),
      ask,
    );
    for (const { line } of lost) await tellUnlessHealed(agency, pair, line);
    if (answer.next === null) break;
  }
  await tellOfSerials(agency, pair, answer);
  await keepFigures(agency, pair, findings, { taken, ownMark: messages, peerMark: answer.messages });
  return findings;
}

async function exchangeMarks(
  agency: Agency,
  { organisation, peer }: Pair,
  marks: Record<string, unknown>,
  ask: Ask,
): Promise<WatermarkAnswer> {
  const question: SignedText = await sign(
    agency,
    { from: organisation, to: peer },
    { kind: 'Watermark', ...marks },
  );
  const reply = await ask(agency.book.organisation(peer), 'watermarks', question);
  if (reply.status !== 200) throw new Error(`HTTP_${reply.status}`);
  const answer = await readAnswer(agency, question, reply.body, watermarkAnswerShape);
  if (!answer) throw new Error('BAD_ANSWER');
  return answer;
}

/** Judges each case of the buckets that differ, those the other side names and those only we know. */
async function judgePage(
  agency: Agency,
  pair: Pair,
  answer: WatermarkAnswer,
  after: string | null,
): Promise<{ finding: Finding; line: WatermarkLine }[]> {
  const lines = new Map(answer.lines.map((line) => [line.caseCode, line]));
  const ours = await ownCases(agency, pair, answer, after ?? '');
  const judged = [];
  for (const { caseCode, seq, hash, sent, applied } of ours) {
    const line = lines.get(caseCode) ?? unknownThere(caseCode);
    const ownHash =
      line.applied === seq ? hash : await runHash(agency.dataSource, pair, caseCode, line.applied);
    const compared: Compared = {
      mark: { caseCode, seq, hash },
      sent,
      appliedOfTheirs: applied,
      line,
      ownHash,
    };
    judged.push({ finding: judge(compared), line });
    lines.delete(caseCode);
  }
  for (const line of lines.values())
    if (line.applied > 0) judged.push({ finding: 'LOST_HERE' as const, line });
  return judged;
}

type OwnCase = Mark & { sent: number; applied: number };

function ownCases(
  agency: Agency,
  { organisation, peer }: Pair,
  { differing, next }: WatermarkAnswer,
  after: string,
): Promise<OwnCase[]> {
  return agency.dataSource.query<OwnCase[]>(
    `select sequence.case_code as "caseCode", coalesce(mark.seq, 0) as seq, coalesce(mark.hash, $6) as hash,
       sequence.last as sent, coalesce(cursor.applied, 0) as applied
     from exchange_sequence sequence
     left join exchange_mark mark on mark.organisation = $1 and mark.peer = $2 and mark.direction = 'OUT'
       and mark.case_code = sequence.case_code
     left join exchange_cursor cursor on cursor.destination = $1 and cursor.sender = $2 and cursor.case_code = sequence.case_code
     where sequence.sender = $1 and sequence.destination = $2 and sequence.case_code collate "C" > $4
       and ($5::text is null or sequence.case_code collate "C" <= $5)
       and get_byte(decode(md5(sequence.case_code), 'hex'), 0) % 64 = any($3) order by sequence.case_code`,
    [organisation, peer, differing, after, next, emptyRun],
  );
}

/** What could not be fetched, or contradicts what we hold, is for a person. */
async function tellUnlessHealed(
  agency: Agency,
  pair: Pair,
  { caseCode, applied, hash }: WatermarkLine,
): Promise<void> {
  if ((await runHash(agency.dataSource, pair, caseCode, applied)) === hash) return;
  const ctx = organisationContext(agency, pair.organisation);
  const what = `1–${applied}`;
  await ctx.transaction((tx) =>
    raiseExchangeAlarm(tx, ctx, { ...pair, kind: 'DIVERGED', caseCode, what, once: true }),
  );
}

/** Their word alone moves no counter of ours: what our own messages do not prove is for a person. */
async function tellOfSerials(
  agency: Agency,
  { organisation, peer }: Pair,
  answer: WatermarkAnswer,
): Promise<void> {
  const behind = await serialsBehind(agency, answer.serials);
  if (behind.length === 0) return;
  const ctx = organisationContext(agency, organisation);
  const what = behind.join(', ');
  await ctx.transaction((tx) =>
    raiseExchangeAlarm(tx, ctx, { organisation, kind: 'SERIAL_BEHIND', peer, what, once: true }),
  );
}

async function keepFigures(
  agency: Agency,
  { organisation, peer }: Pair,
  findings: Findings,
  { taken, ownMark, peerMark }: { taken: number; ownMark: number; peerMark: number },
): Promise<void> {
  const { LOST_HERE, DIVERGED, LOST_THERE, THEY_FETCH } = findings;
  const agreed = LOST_HERE + DIVERGED + LOST_THERE + THEY_FETCH === 0;
  await agency.dataSource.query(
    `insert into reconciliation as r (organisation, peer, checked_at, agreed_at, taken_again, own_mark, peer_mark)
     values ($1, $2, $3, case when $4::boolean then $3::timestamptz end, $5, $6, $7)
     on conflict (organisation, peer) do update set checked_at = excluded.checked_at, last_error = null,
       agreed_at = coalesce(excluded.agreed_at, r.agreed_at), taken_again = r.taken_again + $5,
       own_mark = excluded.own_mark, peer_mark = excluded.peer_mark`,
    [organisation, peer, agency.clock.now(), agreed, taken, ownMark, peerMark],
  );
}
