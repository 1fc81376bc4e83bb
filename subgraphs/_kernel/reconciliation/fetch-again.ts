import type { Agency } from '#kernel/agency.js';
import { receive } from '#kernel/exchange/receive.js';
import type { Pair } from './marks.js';
import { organisationContext } from './organisation-context.js';
import { readOwnMessage } from './own-message.js';
import { casesInQuestion, resendAnswerShape, type ResentCase } from './resend.js';
import { restoreOwn } from './restore-own.js';
import { type Ask, readAnswer, sign } from './signed-question.js';

/**
 * Fetches from another organisation what a backup has lost here about some cases: our own messages to it, and its to us, in the
 * order in which they went. Answers how many of its messages were taken again.
 */
export async function fetchAgain(
  agency: Agency,
  pair: Pair,
  caseCodes: readonly string[],
  ask: Ask,
): Promise<number> {
  let taken = 0;
  for (let wanted = [...caseCodes]; wanted.length > 0;) {
    const asked = wanted.slice(0, casesInQuestion);
    const given = await askFor(agency, pair, asked, ask);
    if (given.length === 0) throw new Error('RESEND_EMPTY');
    for (const one of given) taken += await replay(agency, pair, one);
    const done = new Set(given.map(({ caseCode }) => caseCode));
    wanted = wanted.filter((caseCode) => !done.has(caseCode));
  }
  return taken;
}

async function askFor(
  agency: Agency,
  { organisation, peer }: Pair,
  cases: string[],
  ask: Ask,
): Promise<ResentCase[]> {
  const question = await sign(agency, { from: organisation, to: peer }, { kind: 'Resend', cases });
  const reply = await ask(agency.book.organisation(peer), 'resend', question);
  if (reply.status !== 200) throw new Error(`HTTP_${reply.status}`);
  const answer = await readAnswer(agency, question, reply.body, resendAnswerShape);
  if (!answer) throw new Error('BAD_ANSWER');
  return answer.cases.filter(({ caseCode }) => cases.includes(caseCode));
}

/** What went between the two about one case, once more and in its order. What does not hold is left out. */
async function replay(agency: Agency, pair: Pair, { caseCode, messages }: ResentCase): Promise<number> {
  const own = await Promise.all(
    messages.map(async (sent) =>
      sent.side === 'YOURS' ? await readOwnMessage(agency, pair, caseCode, sent) : null,
    ),
  );
  const last = Math.max(0, ...own.map((message) => message?.envelope.caseseq ?? 0));
  const ctx = organisationContext(agency, pair.organisation);
  let taken = 0;
  let contradicted = false;
  for (const [at, sent] of messages.entries()) {
    if (sent.side === 'OURS') taken += await takeTheirs(agency, pair, caseCode, sent);
    else if (own[at] && !contradicted)
      contradicted = (await restoreOwn(ctx, pair, own[at], last)) === 'CONTRADICTED';
  }
  return taken;
}

/** Their message comes by another way, and is checked as if it had come by its own. */
async function takeTheirs(
  agency: Agency,
  { peer }: Pair,
  caseCode: string,
  arrival: ResentCase['messages'][number],
): Promise<number> {
  const { id, caseid } = JSON.parse(arrival.text) as { id: string; caseid: string };
  if (caseid !== caseCode) return 0;
  const source = `urn:wufang:${peer}`;
  const [known] = await agency.dataSource.query<unknown[]>(
    'select 1 from inbox_message where source = $1 and id = $2',
    [source, id],
  );
  if (known) return 0;
  return (await receive(agency, arrival)).status === 200 ? 1 : 0;
}
