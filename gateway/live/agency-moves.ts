import { request, Agent } from 'undici';
import { z } from 'zod';
import { signCall, type CallKey } from '#kernel/identity/signed-call.js';
import type { Directory } from '../directory.js';

const answerShape = z.object({
  cursor: z.int().nonnegative(),
  moves: z
    .array(
      z.object({
        seq: z.int().positive(),
        kind: z.string().max(100),
        caseCode: z.string().max(40).nullable(),
        at: z.string().max(40),
      }),
    )
    .max(200),
  more: z.boolean(),
});
export type AgencyMoves = z.infer<typeof answerShape>;

/** Longer than an agency lets a question wait. */
const patience = 25_000;
const largestAnswer = 100 * 1024;

/** The agencies' doors for what has moved: each question is signed and carries the person's own token. */
export class MovesDoors {
  /** Questions that wait hold a connection each, and keep none from the operations. */
  private readonly agent = new Agent({ keepAliveTimeout: 4000, connect: { timeout: 1000 } });

  constructor(
    private readonly directory: Directory,
    private readonly key: () => CallKey,
  ) {}

  /** What has moved after a place at the person's organisation; waits a while where nothing has. Null asks only for the place. */
  async ask(agency: string, token: string, after: number | null, ended: AbortSignal): Promise<AgencyMoves> {
    const url = new URL(after === null ? '/moves' : `/moves?after=${after}`, this.directory.graphql(agency));
    const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
    const call = { agency, method: 'GET', path: url.pathname + url.search, headers, body: '' };
    const answer = await request(url, {
      dispatcher: this.agent,
      headers: signCall(call, this.key()),
      headersTimeout: patience,
      signal: AbortSignal.any([ended, AbortSignal.timeout(patience)]),
    });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largestAnswer) throw new Error('The answer is too large.');
      chunks.push(chunk);
    }
    if (answer.statusCode !== 200) throw new Error(`HTTP_${answer.statusCode}`);
    return answerShape.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  }

  async stop(): Promise<void> {
    await this.agent.destroy();
  }
}
