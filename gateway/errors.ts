import { randomUUID } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

/** What the library says in English of an operation it cannot run, in the words of the desk. */
const ownErrors: Record<string, { code: string; message: string }> = {
  GRAPHQL_PARSE_FAILED: { code: 'GRAPHQL_PARSE_FAILED', message: '查询语句有语法错误。' },
  GRAPHQL_VALIDATION_FAILED: { code: 'GRAPHQL_VALIDATION_FAILED', message: '查询语句与平台的数据目录不符。' },
  BAD_USER_INPUT: { code: 'BAD_INPUT', message: '填写的内容不符合要求。' },
  BAD_REQUEST: { code: 'BAD_REQUEST', message: '请求不符合要求。' },
  OPERATION_RESOLUTION_FAILURE: { code: 'BAD_REQUEST', message: '请求没有指明要执行哪一个操作。' },
};

/** Codes a library sets when something broke; what they say is not for the client. */
const broken = /^(INTERNAL_SERVER_ERROR|DOWNSTREAM_SERVICE_ERROR|GRAPHQL_.*)$/;
const kept = ['code', 'hint', 'agency', 'since', 'incident'] as const;

/** The one place where an error becomes part of an answer: refusals pass, everything else becomes an incident number. */
export function errorFormatter(log: Logger, development: boolean) {
  return (error: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const extensions = error.extensions ?? {};
    const code = typeof extensions.code === 'string' ? extensions.code : 'INTERNAL_SERVER_ERROR';
    const place = {
      ...(error.locations && { locations: error.locations }),
      ...(error.path && { path: error.path }),
    };
    const own = extensions.serviceName === undefined ? ownErrors[code] : undefined;
    if (own) {
      return {
        message: own.message,
        ...place,
        extensions: { code: own.code, ...(development && { detail: error.message }) },
      };
    }
    if (broken.test(code)) return internal(log, error, thrown, place);
    const visible = Object.fromEntries(
      kept.flatMap((name) =>
        extensions[name] === undefined || extensions[name] === null ? [] : [[name, extensions[name]]],
      ),
    );
    return { message: error.message, ...place, extensions: visible };
  };
}

function internal(
  log: Logger,
  error: GraphQLFormattedError,
  thrown: unknown,
  place: object,
): GraphQLFormattedError {
  const incident = randomUUID();
  const { serviceName } = (error.extensions ?? {}) as { serviceName?: string };
  log.error(
    {
      incident,
      agency: serviceName,
      path: error.path,
      reason: error.message,
      stack: (thrown as Error)?.stack,
    },
    'internal error',
  );
  return {
    message: '系统内部错误。',
    ...place,
    extensions: { code: 'INTERNAL', incident, hint: '请把事件编号告诉系统管理员。' },
  };
}

/** Takes notes of the library about the plan and about the agencies' values out of the answer. */
export const noInternals: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }) {
        if (response.body.kind === 'single') delete response.body.singleResult.extensions;
      },
    };
  },
};

/** The JSON body of an answer that is refused before GraphQL sees it. */
export function refusedBody(code: string, message: string, hint?: string) {
  return { errors: [{ message, extensions: { code, ...(hint && { hint }) } }] };
}
