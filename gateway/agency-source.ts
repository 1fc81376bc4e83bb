import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import { GraphQLError } from 'graphql';
import CircuitBreaker from 'opossum';
import type { Logger } from 'pino';
import { NoAnswer, parseAnswer, readAnswer, type AgencyAnswer } from './agency-call.js';
import { AgencyLine, type AgencyLineOptions } from './agency-line.js';
import type { GatewayContext } from './context.js';
import { bytesOfText } from './execution/byte-text.js';
import { bodyOf } from './execution/call-body.js';
import type { Source, SourceCall } from './execution/run.js';

export interface AgencySourceOptions extends AgencyLineOptions {
  log: Logger;
  /** When the agency was found not to answer; null where it was not. */
  since: (agency: string) => Date | null;
}

/** One agency as the graph sees it: each call is signed, carries the clerk's own token, and ends in time. */
export class AgencySource implements GraphQLDataSource<GatewayContext>, Source {
  private readonly line: AgencyLine;

  constructor(private readonly options: AgencySourceOptions) {
    this.line = new AgencyLine(options);
  }

  /** For the library's own executor. */
  process(options: GraphQLDataSourceProcessOptions<GatewayContext>): Promise<GatewayGraphQLResponse> {
    const { query, variables, operationName } = options.request;
    const path = 'pathInIncomingRequest' in options ? (options.pathInIncomingRequest ?? []) : [];
    const end = path.indexOf('@');
    const asked = Array.isArray(variables?.representations) ? variables.representations.length : null;
    const mutation = /^\s*mutation\b/.test(query ?? '');
    const message = {
      context: options.context as GatewayContext,
      mutation,
      body: bytesOfText(JSON.stringify({ query, variables, operationName })),
      read: (bytes: Buffer) => checked(parseAnswer(bytes), asked),
    };
    return this.answered(this.line.alone(message), mutation, end === -1 ? path : path.slice(0, end));
  }

  /** For a compiled plan. */
  ask(context: GatewayContext, call: SourceCall): Promise<AgencyAnswer> {
    const { mutation, path, representations } = call;
    const asked = representations.get('representations')?.length ?? null;
    const read = (bytes: Buffer) => checked(readAnswer(bytes, call), asked);
    return this.answered(this.line.ask({ context, mutation, body: bodyOf(call), read }), mutation, path);
  }

  stop(): void {
    this.line.stop();
  }

  /** `path`: where the answer belongs. */
  private answered(
    asking: Promise<AgencyAnswer>,
    mutation: boolean,
    path: readonly (string | number)[],
  ): Promise<AgencyAnswer> {
    return asking.catch((error: unknown) => {
      throw this.unavailable(error, mutation, path);
    });
  }

  private unavailable(error: unknown, mutation: boolean, path: readonly (string | number)[]): GraphQLError {
    const { agency, directory, log } = this.options;
    const since = this.options.since(agency) ?? this.line.firstMiss ?? new Date();
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

/** An agency that gives more or fewer cases than it was asked for has mixed something up: none of them is used. `asked`: null for fields an operation begins with. */
function checked(answer: AgencyAnswer, asked: number | null): AgencyAnswer {
  const given = answer.data?._entities;
  if (asked === null || given === undefined || given === null) return answer;
  if (!Array.isArray(given) || given.length !== asked)
    throw new NoAnswer('The answer has not as many items as were asked for.');
  return answer;
}
