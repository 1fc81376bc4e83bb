import { z } from 'zod';
import type { Agency } from '#kernel/agency.js';
import { heardOf } from '#kernel/exchange/receiver-wait.js';
import { senderOf } from '#kernel/exchange/envelope.js';
import { isPlainText } from '#kernel/values/plain-text.js';
import { bucketCount, digests, type Pair, refreshMarks } from './marks.js';
import { serialsSeen } from './serials.js';
import {
  admitQuestion,
  answerShape,
  type DoorReply,
  questionShape,
  signAnswer,
  type SignedText,
} from './signed-question.js';

const caseCode = z.string().max(60).refine(isPlainText);
const digest = z.string().regex(/^([0-9a-f]{64})?$/);
const count = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);

/** What the asker has sent and holds receipts for, in digests; `after` goes on with the lines of a long answer. */
export const watermarkShape = questionShape('Watermark', {
  buckets: z.array(digest).length(bucketCount),
  cases: count,
  messages: count,
  after: caseCode.nullable(),
});

/** How the answerer stands in one case: what it has sent the asker, what it has applied of the asker's, and the hash of that run. */
const line = z.strictObject({
  caseCode,
  sent: count,
  applied: count,
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type WatermarkLine = z.infer<typeof line>;

export const linesInAnswer = 500;

/** The cases in which the two differ, and the highest numbers of the asker's own series that the answerer has seen. */
export const watermarkAnswerShape = answerShape('WatermarkAnswer', {
  differing: z
    .array(
      z
        .number()
        .int()
        .min(0)
        .max(bucketCount - 1),
    )
    .max(bucketCount),
  cases: count,
  messages: count,
  lines: z.array(line).max(linesInAnswer),
  next: caseCode.nullable(),
  serials: z
    .array(z.strictObject({ series: z.string().max(60), last: z.number().int().positive() }))
    .max(500),
});
export type WatermarkAnswer = z.infer<typeof watermarkAnswerShape>;

/** Answers another organisation's watermark with ours of the same messages. */
export async function answerWatermark(agency: Agency, arrival: SignedText): Promise<DoorReply> {
  const question = await admitQuestion(agency, arrival, watermarkShape);
  if ('status' in question) return question;
  const { dataSource } = agency;
  const pair: Pair = { organisation: question.dest, peer: senderOf(question) };
  heardOf(dataSource, pair.peer);
  await refreshMarks(dataSource, pair, 'IN');
  const ours = await digests(dataSource, pair, 'IN');
  const differing = ours.buckets.flatMap((own, bucket) => (own === question.buckets[bucket] ? [] : [bucket]));
  const lines = differing.length === 0 ? [] : await linesOf(agency, pair, differing, question.after ?? '');
  const next = lines.length === linesInAnswer ? lines.at(-1)!.caseCode : null;
  const serials = await serialsSeen(agency, pair);
  const { cases, messages } = ours;
  const body = { kind: 'WatermarkAnswer', differing, cases, messages, lines, next, serials };
  return { status: 200, body: await signAnswer(agency, question, body) };
}

function linesOf(
  agency: Agency,
  { organisation, peer }: Pair,
  buckets: number[],
  after: string,
): Promise<WatermarkLine[]> {
  return agency.dataSource.query<WatermarkLine[]>(
    `select mark.case_code as "caseCode", coalesce(sequence.last, 0) as sent, mark.seq as applied, mark.hash
     from exchange_mark mark left join exchange_sequence sequence on sequence.sender = mark.organisation
       and sequence.destination = mark.peer and sequence.case_code = mark.case_code
     where mark.organisation = $1 and mark.peer = $2 and mark.direction = 'IN' and mark.bucket = any($3)
       and mark.case_code > $4 order by mark.case_code limit ${linesInAnswer}`,
    [organisation, peer, buckets, after],
  );
}
