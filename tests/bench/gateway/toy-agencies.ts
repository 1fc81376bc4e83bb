import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import { projectRoot } from '#kernel/project-root.js';
import { ChannelDoor, serverWithChannels } from '#kernel/together/channel-door.js';
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

  /** Takes channels as the hub's agencies do; nobody here looks at whose they are. */
  readonly channels: ChannelDoor;

  constructor(name: string) {
    const listed = { publicKey: '', validFrom: '2020-01-01T00:00:00Z', validUntil: '2099-01-01T00:00:00Z' };
    this.channels = new ChannelDoor({
      ...{ agency: name, keys: () => listed, calls: { verify: async () => 'anybody' } },
      answerAll: async (lines, write, first) => write(await this.answerLines(lines, first)),
    });
    const typeDefs = parse(readFileSync(join(projectRoot, 'schema', `${name}.graphql`), 'utf8'));
    this.schema = buildSubgraphSchema([{ typeDefs }]);
  }

  async answer(body: string): Promise<string> {
    return this.answerOne(JSON.parse(body) as Operation);
  }

  /** Several operations, as the hub's gateway asks them. */
  async answerLines(lines: readonly string[], first = 0): Promise<string> {
    const operations = lines.map((line) => (JSON.parse(line) as { body: Operation }).body);
    const answers = await Promise.all(operations.map((operation) => this.answerOne(operation)));
    return answers.map((answer, at) => `${first + at} ${answer}\n`).join('');
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
  const text = Buffer.from(await (together ? agency.answerLines(body.split('\n')) : agency.answer(body)));
  const type = together ? togetherType : 'application/json';
  response.writeHead(200, { 'content-type': type, 'content-length': text.length }).end(text);
}

const ports: Record<string, number> = {};
for (const name of subgraphNames) {
  const agency = new ToyAgency(name);
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    serve(agency, request, response).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  };
  const server = serverWithChannels(listener, `/graphql${togetherBelow}`, agency.channels);
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ports[name] = (server.address() as AddressInfo).port;
}
process.send?.(ports);
process.on('disconnect', () => process.exit());
