import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import { CallSessions, sessionHeader } from '#kernel/identity/call-session.js';
import { offerHeader } from '#kernel/identity/signed-call.js';
import { projectRoot } from '#kernel/project-root.js';
import { togetherBelow, togetherType } from '#kernel/together/together.js';
import { invent } from './invented-answers.js';
import { subgraphNames } from './workloads.js';

// A program of its own: every subgraph of the hub by its own schema, with invented answers that are worked out once and kept, so
// that what is measured is the gateway. Tells its parent the ports.

interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

class ToyAgency {
  private readonly schema: GraphQLSchema;
  private readonly documents = new Map<string, DocumentNode>();
  private readonly answers = new Map<string, string>();
  private readonly sessions: CallSessions;

  constructor(name: string) {
    this.sessions = new CallSessions(() => null, name);
    const typeDefs = parse(readFileSync(join(projectRoot, 'schema', `${name}.graphql`), 'utf8'));
    this.schema = buildSubgraphSchema([{ typeDefs }]);
  }

  async answer(body: string): Promise<string> {
    return this.answerOne(JSON.parse(body) as Operation);
  }

  /** Takes up the offer of a key, as the hub's agencies do; nobody here looks at signatures. */
  sessionOf({ headers }: IncomingMessage): Record<string, string> {
    const session = this.sessions.accept(headers[offerHeader] as string | undefined, 'gateway');
    return session === null ? {} : { [sessionHeader]: session };
  }

  /** Several operations in one call, as the hub's gateway asks them. */
  async answerTogether(body: string): Promise<string> {
    const operations = body.split('\n').map((line) => (JSON.parse(line) as { body: Operation }).body);
    const answers = await Promise.all(operations.map((operation) => this.answerOne(operation)));
    return answers.map((answer, at) => `${at} ${answer}\n`).join('');
  }

  private async answerOne({ query, variables }: Operation): Promise<string> {
    const key = query + JSON.stringify(variables);
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const document = this.documents.get(query) ?? parse(query);
    this.documents.set(query, document);
    const result = await execute({
      ...{ schema: this.schema, document, variableValues: variables, fieldResolver: invent },
    });
    const text = JSON.stringify(result);
    this.answers.set(key, text);
    return text;
  }
}

async function serve(agency: ToyAgency, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') return void response.end('{"status":"ready"}');
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts).toString('utf8');
  const together = request.url!.endsWith(togetherBelow);
  const text = Buffer.from(await (together ? agency.answerTogether(body) : agency.answer(body)));
  const type = together ? togetherType : 'application/json';
  const headers = { 'content-type': type, 'content-length': text.length, ...agency.sessionOf(request) };
  response.writeHead(200, headers).end(text);
}

const ports: Record<string, number> = {};
for (const name of subgraphNames) {
  const agency = new ToyAgency(name);
  const server = createServer((request, response) => {
    serve(agency, request, response).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ports[name] = (server.address() as AddressInfo).port;
}
process.send?.(ports);
process.on('disconnect', () => process.exit());
