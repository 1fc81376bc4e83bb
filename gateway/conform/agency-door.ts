import { request, type Agent } from 'undici';
import type { AddressBookCache, Organisation } from '#kernel/exchange/address-book.js';
import { type CallKey, signCall } from '#kernel/identity/signed-call.js';

export interface AgencyDoorOptions {
  agency: string;
  /** The agency's GraphQL address. */
  graphql: URL;
  book: AddressBookCache;
  agent: Agent;
  /** The gateway's key, as it is now. */
  key: () => CallKey;
  /** An access token of an administrator, as it is now. */
  token: () => Promise<string>;
  /** A token of somebody of another agency, where there is one at hand. */
  foreign?: () => Promise<string>;
  /** What the agency has agreed to serve: the text of schema/<agency>.graphql. */
  sdl: string;
  /** Where another agency's GraphQL stands. */
  addressOf: (agency: string) => URL;
}

export interface DoorAnswer {
  status: number;
  text: string;
  headers: Record<string, string | string[] | undefined>;
  milliseconds: number;
}

export interface GraphAnswer extends DoorAnswer {
  data: Record<string, unknown> | null;
  errors: { message: string; extensions?: { code?: string; hint?: string } }[];
}

/** What is done wrong with a call, to see that it is refused. */
export interface Spoiling {
  unsigned?: boolean;
  token?: string | null;
  key?: CallKey;
  /** Signed for this agency in place of the one that is called. */
  signedFor?: string;
  signedAt?: Date;
  /** Sent in place of what was signed. */
  body?: string;
  /** Added after signing. */
  added?: Record<string, string>;
}

const patience = 5_000;
const largestAnswer = 4 * 1024 * 1024;

/** One agency's doors as the checks use them: like a gateway, and like somebody who only says to be one. */
export class AgencyDoor {
  constructor(readonly options: AgencyDoorOptions) {}

  /** `humanResources`: what the agency's fields begin with. */
  get field(): string {
    return this.options.agency.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  }

  get organisations(): readonly Organisation[] {
    return this.options.book.organisationsOf(this.options.agency);
  }

  /** Asks GraphQL as the gateway does, or with something spoiled. */
  async ask(query: string, spoiling: Spoiling = {}): Promise<GraphAnswer> {
    const body = JSON.stringify({ query });
    return read(await this.bring(await this.headers(body, spoiling), spoiling.body ?? body));
  }

  /** The same headers can be brought twice. */
  async headers(body: string, spoiling: Spoiling = {}): Promise<Record<string, string>> {
    const { agency, graphql, key, token } = this.options;
    const bearer = spoiling.token === undefined ? await token() : spoiling.token;
    const headers = {
      ...{ accept: 'application/json', 'content-type': 'application/json' },
      ...(bearer && { authorization: `Bearer ${bearer}` }),
    };
    if (spoiling.unsigned) return headers;
    const call = { method: 'POST', path: graphql.pathname, headers, body };
    const signed = signCall(
      { ...call, agency: spoiling.signedFor ?? agency },
      spoiling.key ?? key(),
      spoiling.signedAt,
    );
    return { ...signed, ...spoiling.added };
  }

  bring(headers: Record<string, string>, body: string): Promise<DoorAnswer> {
    return this.send(this.options.graphql, 'POST', headers, body);
  }

  /** Any path beside the GraphQL. */
  at(
    path: string,
    method: 'GET' | 'POST' = 'GET',
    headers: Record<string, string> = {},
    body?: string,
  ): Promise<DoorAnswer> {
    return this.send(new URL(path, this.options.graphql), method, headers, body);
  }

  /** The door for messages, of the agency's first organisation. */
  deliver(text: string, headers: Record<string, string>): Promise<DoorAnswer> {
    const type = 'application/cloudevents+json; charset=utf-8';
    return this.send(
      new URL(this.organisations[0]!.endpoint),
      'POST',
      { 'content-type': type, ...headers },
      text,
    );
  }

  /** A signed question to another agency's own program, with no person. */
  async askNeighbour(agency: string, path: string, question: object): Promise<DoorAnswer> {
    const url = new URL(path, this.options.addressOf(agency));
    const body = JSON.stringify(question);
    const call = { agency, method: 'POST', path: url.pathname, body };
    const headers = signCall(
      { ...call, headers: { 'content-type': 'application/json' } },
      this.options.key(),
    );
    return this.send(url, 'POST', headers, body);
  }

  private async send(
    url: URL,
    method: 'GET' | 'POST',
    headers: Record<string, string>,
    body?: string,
  ): Promise<DoorAnswer> {
    const begun = performance.now();
    const answer = await request(url, {
      dispatcher: this.options.agent,
      ...{ method, headers, body: body ?? null, signal: AbortSignal.timeout(patience) },
    });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largestAnswer) throw new Error('ANSWER_TOO_LONG');
      chunks.push(chunk);
    }
    return {
      ...{ status: answer.statusCode, headers: answer.headers },
      text: Buffer.concat(chunks).toString('utf8'),
      milliseconds: performance.now() - begun,
    };
  }
}

function read(answer: DoorAnswer): GraphAnswer {
  const { data = null, errors = [] } = (parsed(answer.text) ?? {}) as Partial<GraphAnswer>;
  return { ...answer, data, errors };
}

/** What a text says as JSON; null where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The code of a refusal, of GraphQL or of the door for messages; null where there is none. */
export function codeIn(text: string): string | null {
  const said = parsed(text) as { code?: string; errors?: { extensions?: { code?: string } }[] } | null;
  return said?.code ?? said?.errors?.[0]?.extensions?.code ?? null;
}

/** 「401 UNAUTHENTICATED」 */
export function brief({ status, text }: DoorAnswer): string {
  return `${status} ${codeIn(text) ?? text.slice(0, 60)}`.trim();
}
