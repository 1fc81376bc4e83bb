import { z } from 'zod';
import type { Agency } from '#kernel/agency.js';
import { signAnew } from '#kernel/exchange/deliver.js';
import { senderOf, sourceOf } from '#kernel/exchange/envelope.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { isPlainText } from '#kernel/values/plain-text.js';
import type { Pair } from './marks.js';
import {
  admitQuestion,
  answerShape,
  type DoorReply,
  questionShape,
  signAnswer,
  type SignedText,
} from './signed-question.js';

const caseCode = z.string().max(60).refine(isPlainText);
export const casesInQuestion = 50;
/** An answer takes up no further case once it is this long. */
const answerLength = 1_000_000;

/** Asks for all that the two have sent each other about some cases. */
export const resendShape = questionShape('Resend', { cases: z.array(caseCode).min(1).max(casesInQuestion) });

/** YOURS: the asker's own, as it came, with the receipt it got. OURS: the answerer's, as it was sent. */
const resent = z.strictObject({
  side: z.enum(['YOURS', 'OURS']),
  text: z.string(),
  signature: z.string(),
  keyId: z.string(),
  receipt: z.string().nullable(),
});
export type Resent = z.infer<typeof resent>;

export const resendAnswerShape = answerShape('ResendAnswer', {
  /** By case, each in the order in which the answerer sent and received them. */
  cases: z.array(z.strictObject({ caseCode, messages: z.array(resent) })).max(casesInQuestion),
});
export type ResentCase = z.infer<typeof resendAnswerShape>['cases'][number];

/** Gives an organisation back what it and we have sent each other about its cases. */
export async function answerResend(agency: Agency, arrival: SignedText): Promise<DoorReply> {
  const question = await admitQuestion(agency, arrival, resendShape);
  if ('status' in question) return question;
  const pair: Pair = { organisation: question.dest, peer: senderOf(question) };
  const cases: ResentCase[] = [];
  let length = 0;
  for (const code of question.cases) {
    if (length > answerLength) break;
    const messages = await messagesBetween(agency, pair, code);
    length += messages.reduce((sum, { text }) => sum + text.length, 0);
    cases.push({ caseCode: code, messages });
  }
  return { status: 200, body: await signAnswer(agency, question, { kind: 'ResendAnswer', cases }) };
}

type Row = Resent & { id: string; turn: string };

async function messagesBetween(
  agency: Agency,
  { organisation, peer }: Pair,
  code: string,
): Promise<Resent[]> {
  const { dataSource } = agency;
  const theirs = await dataSource.query<Row[]>(
    `select 'YOURS' as side, id, text, signature, key_id as "keyId", receipt, turn
     from inbox_message where destination = $1 and source = $2 and case_code = $3 order by case_seq`,
    [organisation, sourceOf(peer), code],
  );
  const ours = await dataSource.query<Row[]>(
    `select 'OURS' as side, id, text, signature, key_id as "keyId", null as receipt, turn
     from outbox_message where sender = $1 and destination = $2 and case_code = $3 order by case_seq`,
    [organisation, peer, code],
  );
  const resent = inTurn(theirs, ours).map(async ({ side, id, text, signature, keyId, receipt }) => {
    if (side === 'YOURS') return { side, text, signature, keyId, receipt };
    const message = Object.assign(new OutboxMessageEntity(), {
      id,
      sender: organisation,
      text,
      signature,
      keyId,
    });
    await signAnew(agency, message);
    return { side, text, signature: message.signature, keyId: message.keyId, receipt: null };
  });
  return Promise.all(resent);
}

/** As they came and went, by no clock; each side's own in the order of their numbers. */
function inTurn(theirs: Row[], ours: Row[]): Row[] {
  const queues = { YOURS: [...theirs], OURS: [...ours] };
  const byTurn = [...theirs, ...ours].sort((a, b) => Number(a.turn) - Number(b.turn));
  return byTurn.map(({ side }) => queues[side].shift()!);
}
