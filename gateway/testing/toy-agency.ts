import type { Server } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import {
  graphql,
  GraphQLError,
  GraphQLScalarType,
  parse,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Actor } from '#kernel/actor.js';
import type { AddressBookCache } from '#kernel/exchange/address-book.js';
import { senderOf } from '#kernel/exchange/envelope.js';
import { presentAgreement } from '#kernel/exchange/messages.js';
import { readEnvelope } from '#kernel/exchange/read-envelope.js';
import { gate, gatewayOnly, keepBytes, type AdmittedRequest } from '#kernel/identity/gate.js';
import { CallVerifier, gatewayKeys } from '#kernel/identity/signed-call.js';
import { TokenVerifier } from '#kernel/identity/token.js';
import { togetherBelow } from '#kernel/together/together.js';
import { ChannelDoor, serverWithChannels } from '#kernel/together/channel-door.js';
import { answerAll, togetherDoor, type TogetherOptions } from '#kernel/together/together-door.js';
import { toySdl } from './toy-sdl.js';

/** How a toy agency behaves: as it should, hanging, or giving one of the answers a broken agency gives. */
export type Manner = 'well' | 'frozen' | 'too few' | 'page' | 'leaky' | 'huge' | 'indiscreet' | 'mute';

interface Asked {
  query: string;
  variables?: Record<string, unknown>;
}

export const knownCase = 'WF-370499-C-2026-000417-X';

/** An agency with one known case, behind the kernel's own gate. */
export class ToyAgency {
  /** Headers of the calls that passed the gate; of operations over a channel those of the call that opened it. */
  readonly calls: Record<string, unknown>[] = [];
  clock: string | null = null;
  /** What it says of a message it has carried to a neighbour once more. */
  repeated: { status: number; same: boolean } | null = { status: 200, same: true };
  private server: Server | null = null;
  private channels: ChannelDoor | null = null;
  private misbehaving: { manner: Manner; fault: RequestHandler | null } = { manner: 'well', fault: null };
  private readonly schema: GraphQLSchema;

  constructor(
    readonly name: string,
    readonly field: string,
    private readonly port: number,
  ) {
    const type = field[0]!.toUpperCase() + field.slice(1);
    const resolvers = {
      [`${type}Money`]: new GraphQLScalarType({ name: `${type}Money`, parseValue: refuseMoney }),
      Query: {
        [`${field}Who`]: (_root: unknown, _args: unknown, actor: Actor) => actor.id,
        [`${field}Pay`]: () => 'paid',
        [`${field}Rows`]: (_root: unknown, { first }: { first: number }) =>
          Array.from({ length: first }, (_, id) => ({ id, text: 'row', rows: [] })),
        [`${field}Match`]: () => true,
        [`${field}Deliveries`]: () => ({ nodes: [{ subject: knownCase }] }),
        [`${field}Fail`]: () => {
          throw new GraphQLError('connect ECONNREFUSED 127.0.0.1:5432', {
            extensions: { code: 'INTERNAL_SERVER_ERROR' },
          });
        },
      },
      Mutation: {
        [`${field}Act`]: () => true,
        [`${field}ResendMessage`]: () => {
          if (this.manner === 'mute') throw new GraphQLError('no');
          throw new GraphQLError('没有找到。', { extensions: { code: 'NOT_FOUND' } });
        },
      },
      Case: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        [field]: ({ id }: { id: string }, _args: unknown, actor: Actor) =>
          id === knownCase && this.opensTo(actor)
            ? { note: `${name} knows`, reader: actor.id, parties: [{ id: 1 }] }
            : null,
      },
      [`${type}Part`]: {
        refused: () => {
          throw new GraphQLError('材料涉密，不能查看。', {
            extensions: { code: 'CONFIDENTIAL', hint: '请走线下程序。', stacktrace: ['at x'] },
          });
        },
      },
    };
    this.schema = buildSubgraphSchema([{ typeDefs: parse(toySdl(field)), resolvers: resolvers as never }]);
  }

  get manner(): Manner {
    return this.misbehaving.manner;
  }

  set manner(manner: Manner) {
    this.behave({ ...this.misbehaving, manner });
  }

  /** Answers in the place of the agency; it passes on what it leaves alone. */
  get fault(): RequestHandler | null {
    return this.misbehaving.fault;
  }

  set fault(fault: RequestHandler | null) {
    this.behave({ ...this.misbehaving, fault });
  }

  /** As if the line were cut. */
  cutChannels(): void {
    this.channels?.cut();
  }

  /** What is to go wrong goes wrong with calls: there are no channels then. */
  private behave(how: ToyAgency['misbehaving']): void {
    this.misbehaving = how;
    if (!this.behavesWell) void this.channels?.stop();
  }

  private get behavesWell(): boolean {
    return this.manner === 'well' && this.fault === null;
  }

  async start(book: AddressBookCache): Promise<void> {
    const gateways = gatewayKeys(book);
    const calls = new CallVerifier(gateways, this.name);
    const tokens = new TokenVerifier(book);
    const app = express().use((request, response, next) =>
      this.fault ? this.fault(request, response, next) : next(),
    );
    app.post(
      '/exchange/messages',
      express.text({ type: () => true, limit: 256 * 1024 }),
      (request, response) => {
        const [status, code] = this.judge(String(request.body), book);
        response.status(status).json({ code });
      },
    );
    app.post(
      '/exchange/watermarks',
      (_request, response) => void response.status(400).json({ code: 'MALFORMED' }),
    );
    let signed: Record<string, unknown> = {};
    const runAs = (signature: () => Record<string, unknown>): TogetherOptions => ({
      ...{ calls, tokens },
      run: async (actor, headers, body) => {
        this.calls.push({ ...headers, ...signature(), together: true });
        return JSON.stringify(await this.answer(actor, body as Asked));
      },
    });
    const together = togetherDoor(runAs(() => signed));
    let opening: Record<string, unknown> = {};
    const overChannel = runAs(() => ({ ...opening, channel: true }));
    this.channels = new ChannelDoor({
      ...{ agency: this.name, keys: gateways },
      calls: {
        verify: async (call) => {
          const { signature, 'signature-input': input } = call.headers;
          opening = { signature, 'signature-input': input };
          return this.behavesWell ? calls.verify(call) : null;
        },
      },
      answerAll: (lines, write, first) => answerAll(lines, write, overChannel, first),
    });
    app.use(
      `/graphql${togetherBelow}`,
      (request, response, next) => {
        const { signature, 'signature-input': input } = request.headers;
        signed = { signature, 'signature-input': input };
        if (!this.misbehaves(response)) next();
      },
      together,
    );
    app.use(express.json({ verify: keepBytes }));
    app.post(
      '/conform/repeat',
      gatewayOnly(calls),
      (_request, response) => void response.json({ repeated: this.repeated }),
    );
    app.get('/health', (_request, response) => void response.json({ status: 'ready' }));
    app.put('/dev/clock', gatewayOnly(calls), (request, response) => {
      this.clock = (request.body as { now: string | null }).now;
      response.json({});
    });
    app.post('/graphql', gate(calls, tokens), async (request, response) => {
      this.calls.push({ ...request.headers });
      if (this.misbehaves(response)) return;
      const answer = await this.answer((request as AdmittedRequest).actor, request.body as Asked);
      response.status(answer.data === undefined ? 400 : 200).json(answer);
    });
    app.use((_request, response) => refuse(response, 404, 'NOT_FOUND'));
    app.use((error: { status?: number }, _request: Request, response: Response, _next: NextFunction) =>
      refuse(response, error.status ?? 500, 'BAD_INPUT'),
    );
    const server = serverWithChannels(app, `/graphql${togetherBelow}`, this.channels);
    await new Promise<void>((ready) => server.listen(this.port, '127.0.0.1', ready));
    this.server = server;
  }

  private async answer(actor: Actor, { query, variables }: Asked): Promise<ExecutionResult> {
    return graphql({
      ...{ schema: this.schema, source: query },
      ...{ variableValues: variables, contextValue: actor },
    });
  }

  /** Whether it has said, or left unsaid, what a broken agency does. */
  private misbehaves(response: Response): boolean {
    if (this.manner === 'frozen') return true;
    if (this.manner === 'page') response.status(502).send('<h1>Bad gateway at 10.0.0.7</h1>');
    else if (this.manner === 'too few') response.json({ data: { _entities: [] } });
    else if (this.manner === 'huge')
      response.json({ data: { _entities: [{ note: 'x'.repeat(9 * 1024 * 1024) }] } });
    else if (this.manner === 'leaky')
      response.status(500).json({ errors: [{ message: 'relation "x" at 127.0.0.1:5432' }] });
    else return false;
    return true;
  }

  /** An administrator sees no case from within. */
  private opensTo(actor: Actor): boolean {
    return this.manner === 'indiscreet' || !actor.roles.includes('ADMINISTRATOR');
  }

  /** What is said of a message that it cannot take; no signature holds here. */
  private judge(text: string, book: AddressBookCache): [status: number, code: string] {
    const envelope = readEnvelope(text, presentAgreement);
    if (typeof envelope === 'string') return [envelope === 'MALFORMED' ? 400 : 426, envelope];
    if (!book.organisationsOf(this.name).some(({ code }) => code === envelope.dest))
      return [421, 'NOT_ADDRESSED_HERE'];
    return [401, book.find(senderOf(envelope)) ? 'BAD_SIGNATURE' : 'UNKNOWN_SENDER'];
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = null;
    await this.channels?.stop();
    server?.closeAllConnections();
    await new Promise((done) => (server ? server.close(done) : done(null)));
  }
}

function refuse(response: Response, status: number, code: string): void {
  response.status(status).json({ errors: [{ message: '不行。', extensions: { code } }] });
}

function refuseMoney(): never {
  throw new GraphQLError('金额格式不对。', { extensions: { code: 'INVALID_MONEY', hint: '例如 1234.50' } });
}
