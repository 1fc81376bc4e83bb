import { request, type Agent } from 'undici';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { type CallKey, signCall } from '#kernel/identity/signed-call.js';
import type { Directory } from '../directory.js';

export interface AgencyDoorsOptions {
  directory: Directory;
  agent: Agent;
  /** This gateway's key, as it is now. */
  key: () => CallKey;
  /** How long one agency may take. */
  timeout: number;
  log: Logger;
}

const largestAnswer = 512 * 1024;

/** The agencies' doors for the progress query: signed by the gateway, with no clerk. */
export class AgencyDoors {
  constructor(private readonly options: AgencyDoorsOptions) {}

  /** The agency whose letter stands in the code; null when no agency has it. */
  agencyOf(letter: string): string | null {
    const { organisations } = this.options.directory.book.current;
    return organisations.find((entry) => entry.letter === letter)?.agency ?? null;
  }

  get agencies(): string[] {
    return this.options.directory.agencies;
  }

  get register(): string {
    return this.options.directory.book.register.agency;
  }

  /** What the agency says; null when it does not answer, or says what was not agreed. */
  async ask<Shape extends z.ZodType>(
    agency: string,
    door: string,
    body: object,
    shape: Shape,
  ): Promise<z.infer<Shape> | null> {
    try {
      return shape.parse(JSON.parse(await this.post(agency, door, JSON.stringify(body))));
    } catch (error) {
      const { name, code } = error as { name: string; code?: unknown };
      const reason = typeof code === 'string' ? code : name;
      this.options.log.warn({ agency, door, reason }, 'progress query: no answer');
      return null;
    }
  }

  private async post(agency: string, door: string, body: string): Promise<string> {
    const { directory, agent, key, timeout } = this.options;
    const url = new URL(door, directory.graphql(agency));
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const signed = signCall({ agency, method: 'POST', path: url.pathname, headers, body }, key());
    const answer = await request(url, {
      dispatcher: agent,
      method: 'POST',
      headers: signed,
      body,
      signal: AbortSignal.timeout(timeout),
    });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largestAnswer) throw new Error('The answer is too large.');
      chunks.push(chunk);
    }
    if (answer.statusCode !== 200) throw new Error(`HTTP_${answer.statusCode}`);
    return Buffer.concat(chunks).toString('utf8');
  }
}
