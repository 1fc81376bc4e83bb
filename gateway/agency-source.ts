import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import { GraphQLError } from 'graphql';
import CircuitBreaker from 'opossum';
import type { Logger } from 'pino';
import type { Agent } from 'undici';
import { signCall, type CallKey } from '#kernel/identity/signed-call.js';
import { callAgency, NoAnswer, type AgencyAnswer } from './agency-call.js';
import type { GatewayContext } from './context.js';
import type { Directory } from './directory.js';
import { bodyOf } from './execution/call-body.js';
import type { Source, SourceCall } from './execution/run.js';

export interface AgencySourceOptions {
  agency: string;
  directory: Directory;
  agent: Agent;
  key: () => CallKey;
  timeout: number;
  log: Logger;
  /** When the agency was found not to answer; null where it was not. */
  since: (agency: string) => Date | null;
}

interface Question {
  body: string;
  mutation: boolean;
  /** How many cases are asked about; null for fields an operation begins with. */
  asked: number | null;
  /** Where the answer belongs. */
  path: readonly (string | number)[];
}

type Call = (context: GatewayContext, body: string, mutation: boolean) => Promise<AgencyAnswer>;

const missesInARow = 3;

/** One agency as the graph sees it: each call is signed, carries the clerk's own token, and ends in time. */
export class AgencySource implements GraphQLDataSource<GatewayContext>, Source {
  private readonly breaker: CircuitBreaker<Parameters<Call>, AgencyAnswer>;
  /** Calls without an answer since the last one that had one. */
  private misses = 0;
  private firstMiss: Date | null = null;

  constructor(private readonly options: AgencySourceOptions) {
    this.breaker = new CircuitBreaker((...call: Parameters<Call>) => this.call(...call), {
      name: options.agency,
      timeout: false,
      errorThresholdPercentage: 50,
      volumeThreshold: 5,
      rollingCountTimeout: 10_000,
      resetTimeout: 2000,
      errorFilter: (error: unknown) => error instanceof NoAnswer && !error.counts,
    });
    this.breaker.on('success', () => {
      this.misses = 0;
      this.firstMiss = null;
    });
    // In a busy hour the share of failures grows too slowly to spare the readers.
    this.breaker.on('failure', (error: Error) => {
      if (!(error instanceof NoAnswer) || !error.counts) return;
      this.firstMiss ??= new Date();
      if (++this.misses >= missesInARow) this.breaker.open();
    });
  }

  /** For the library's own executor. */
  async process(options: GraphQLDataSourceProcessOptions<GatewayContext>): Promise<GatewayGraphQLResponse> {
    const { query, variables, operationName } = options.request;
    const path = 'pathInIncomingRequest' in options ? (options.pathInIncomingRequest ?? []) : [];
    const end = path.indexOf('@');
    return this.answer(options.context as GatewayContext, {
      mutation: /^\s*mutation\b/.test(query ?? ''),
      body: JSON.stringify({ query, variables, operationName }),
      asked: Array.isArray(variables?.representations) ? variables.representations.length : null,
      path: end === -1 ? path : path.slice(0, end),
    });
  }

  /** For a compiled plan. */
  ask(context: GatewayContext, call: SourceCall): Promise<AgencyAnswer> {
    const { mutation, path, representations } = call;
    const asked = representations.get('representations')?.length ?? null;
    return this.answer(context, { mutation, path, asked, body: bodyOf(call) });
  }

  private async answer(context: GatewayContext, question: Question): Promise<AgencyAnswer> {
    try {
      const answer = await this.breaker.fire(context, question.body, question.mutation);
      checkEntities(answer, question.asked);
      return answer;
    } catch (error) {
      throw this.unavailable(error, question);
    }
  }

  stop(): void {
    this.breaker.shutdown();
  }

  private async call(context: GatewayContext, body: string, mutation: boolean): Promise<AgencyAnswer> {
    try {
      return await this.send(context, body, mutation);
    } catch (error) {
      // A kept-alive connection may have been closed by an agency that restarted; a query is asked again, an act never.
      const stale =
        error instanceof NoAnswer && ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(error.message);
      if (stale && !mutation) return this.send(context, body, mutation);
      throw error;
    }
  }

  private async send(context: GatewayContext, body: string, mutation: boolean): Promise<AgencyAnswer> {
    const { agency, directory, agent, key, timeout } = this.options;
    const left = Math.floor(context.deadline - performance.now());
    if (left < 20) throw new NoAnswer('No time is left.', false, false);
    const url = directory.graphql(agency);
    const headers: Record<string, string> = {
      accept: 'application/json',
      'content-type': 'application/json',
      traceparent: context.traceparent,
      ...(context.token && { authorization: `Bearer ${context.token}` }),
      ...(context.purpose && { 'wufang-purpose': context.purpose }),
      ...(context.onBehalfOf && { 'wufang-on-behalf-of': context.onBehalfOf }),
    };
    const signed = await signCall(
      { agency, method: 'POST', path: url.pathname + url.search, headers, body },
      key(),
    );
    return callAgency(agent, url, signed, body, mutation ? left : Math.min(left, timeout));
  }

  private unavailable(error: unknown, { mutation, path }: Question): GraphQLError {
    const { agency, directory, log } = this.options;
    const since = this.options.since(agency) ?? this.firstMiss ?? new Date();
    const title = directory.title(agency);
    const refusedByBreaker = CircuitBreaker.isOurError(error as Error);
    log.warn({ agency, reason: (error as Error).message }, 'agency unavailable');
    const unknownOutcome = mutation && !refusedByBreaker && error instanceof NoAnswer && error.mayHaveActed;
    return new GraphQLError(`${title}系统暂时没有响应，其他单位的信息不受影响。`, {
      path: path.length > 0 ? path : undefined,
      extensions: {
        code: 'AGENCY_UNAVAILABLE',
        agency,
        since: since.toISOString(),
        hint: unknownOutcome
          ? '这次操作可能已经办成，也可能没有。请稍后刷新查看结果，确认之前不要重复提交。'
          : '请稍后再试；如长时间没有恢复，请联系该单位的系统管理员。',
      },
    });
  }
}

/** An agency that gives more or fewer cases than it was asked for has mixed something up: none of them is used. */
function checkEntities(answer: AgencyAnswer, asked: number | null): void {
  const given = answer.data?._entities;
  if (asked === null || given === undefined || given === null) return;
  if (!Array.isArray(given) || given.length !== asked)
    throw new NoAnswer('The answer has not as many items as were asked for.');
}
