import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { Refusal } from './refusal.js';

/** The one place where an error becomes an answer: a refusal says why, a fault of ours only gives its incident number. */
export function answerErrors(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = causeOf(error);
    if (cause instanceof Refusal)
      return answer(formatted, cause.message, { code: cause.code, hint: cause.hint });
    if (cause instanceof GraphQLError && isClientFault(formatted)) {
      return answer(formatted, '请求格式有误。', { code: 'BAD_INPUT', hint: null, detail: cause.message });
    }
    const incident = randomUUID();
    log.error({ incident, error: describe(cause) }, 'internal error');
    return answer(formatted, `系统内部错误，请联系管理员并告知编号 ${incident.slice(0, 8)}。`, {
      code: 'INTERNAL',
      incident,
    });
  };
}

function causeOf(error: unknown): unknown {
  const cause = unwrapResolverError(error);
  // A scalar's refusal arrives inside the coercion error that graphql-js makes of it.
  const original = cause instanceof GraphQLError ? cause.originalError : undefined;
  return original instanceof GraphQLError ? causeOf(original) : (original ?? cause);
}

const clientCodes = new Set<unknown>([
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

function isClientFault(formatted: GraphQLFormattedError): boolean {
  // graphql-js gives up after fifty wrong variables, and its last word carries no code.
  return clientCodes.has(formatted.extensions?.code) || /^Too many errors processing/.test(formatted.message);
}

function answer(
  formatted: GraphQLFormattedError,
  message: string,
  extensions: Record<string, unknown>,
): GraphQLFormattedError {
  const { locations, path } = formatted;
  return { message, ...(locations ? { locations } : {}), ...(path ? { path } : {}), extensions };
}

function describe(cause: unknown): Record<string, unknown> {
  if (!(cause instanceof Error)) return { kind: typeof cause };
  const { code, table, constraint } = cause as Error & { code?: string; table?: string; constraint?: string };
  // The text of a database error can quote a row; its code, table and constraint cannot.
  const fromDatabase = code !== undefined && /^[0-9A-Z]{5}$/.test(code);
  return {
    name: cause.name,
    code,
    table,
    constraint,
    message: fromDatabase ? undefined : cause.message,
    stack: cause.stack?.split('\n').slice(1, 6),
  };
}
