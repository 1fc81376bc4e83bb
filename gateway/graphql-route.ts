import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { Logger } from 'pino';
import { openContext, type GatewayContext } from './context.js';
import type { Documents } from './documents/documents.js';
import { readGraphqlBody, type GraphqlBody } from './graphql-body.js';
import { bytesOfText } from './execution/byte-text.js';
import type { Callers } from './identity/caller.js';
import type { KnownTexts } from './known-texts.js';
import type { AskedOperation, DocumentCheck } from './limits/check-document.js';
import { checkVariables } from './limits/variables.js';
import { sendPacked } from './packed-answers.js';
import { refusalOf, RefusedAtDoor } from './refused-request.js';
import type { DoorThrottle } from './throttle/door-throttle.js';

export interface GraphqlRouteOptions {
  server: ApolloServer<GatewayContext>;
  callers: Callers;
  documents: Documents;
  texts: KnownTexts;
  /** Whether only the deployment's own documents are run. */
  documentsOnly: boolean;
  check: DocumentCheck;
  throttle: DoorThrottle;
  budget: number;
  /** Set on every answer. */
  headers: OutgoingHttpHeaders;
  /** The address a request comes from, behind whatever proxies are trusted. */
  addressOf: (request: IncomingMessage) => string;
  log: Logger;
}

/**
 * `/graphql`: for people who are signed in; anybody else may ask only whether it is there. Nearly every request of a desk is one of
 * these, so that it stands beside express and not in it.
 */
export function graphqlRoute(options: GraphqlRouteOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { status = 200, headers, body } = await answerTo(request, options);
      const text = body.kind === 'complete' ? body.string : await joined(body.asyncIterator);
      const all = { ...options.headers, ...Object.fromEntries(headers) };
      await sendPacked(request, response, { status, headers: all, text });
    } catch (error) {
      if (response.headersSent || response.destroyed) return;
      const { status, headers, body } = refusalOf(error as Error, options.log);
      const type = { 'content-type': 'application/json; charset=utf-8' };
      const all = { ...options.headers, ...type, ...headers };
      await sendPacked(request, response, { status, headers: all, text: bytesOfText(JSON.stringify(body)) });
    }
  };
}

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

async function answerTo(
  request: IncomingMessage,
  options: GraphqlRouteOptions,
): Promise<HTTPGraphQLResponse> {
  const { server, callers, throttle, texts, budget } = options;
  const asked = await readGraphqlBody(request);
  const token = await callers.tokenOf(request);
  if (token) await throttle.person(token);
  else await throttle.anonymous(options.addressOf(request));
  const body = withDocument(asked, options);
  if (!token && !onlyAsksWhetherAlive(body))
    throw new RefusedAtDoor(401, 'UNAUTHENTICATED', '请先登录。', '登录已超时或尚未登录，请登录后再试。');
  await admit(body, token, options);
  return server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers: headersFor(request), search: '', body: texts.named(body) },
    context: async () => openContext(request.headers, token, budget),
  });
}

const plainHeaders = new HeaderMap([['content-type', 'application/json']]);

/** The headers that the library goes by. */
function headersFor({ headers: { accept } }: IncomingMessage): HeaderMap {
  return accept === undefined ? plainHeaders : new HeaderMap([...plainHeaders, ['accept', accept]]);
}

/** The request with the text of the document it names in place of the name. */
function withDocument(body: GraphqlBody, { documents, documentsOnly }: GraphqlRouteOptions): GraphqlBody {
  const { query, documentId, operationName, variables, extensions } = body;
  const rest = {
    ...(operationName !== undefined && { operationName }),
    ...(variables !== undefined && { variables }),
    ...(extensions !== undefined && { extensions }),
  };
  if (documentId !== undefined && query !== undefined)
    throw new RefusedAtDoor(400, 'BAD_REQUEST', '请求只能写明 query 或 documentId 之一。');
  if (documentId !== undefined) {
    const text = typeof documentId === 'string' ? documents.find(documentId) : null;
    if (text === null) throw unknownDocument();
    return { ...rest, query: text };
  }
  const otherForm = (extensions as { persistedQuery?: unknown } | null | undefined)?.persistedQuery;
  if (otherForm !== undefined || (documentsOnly && query !== undefined)) throw unknownDocument();
  return { ...rest, query };
}

function unknownDocument(): RefusedAtDoor {
  return new RefusedAtDoor(
    400,
    'DOCUMENT_UNKNOWN',
    '平台没有登记这个查询。',
    '请刷新页面后再试；如仍不行，请联系系统管理员。',
  );
}

async function admit(body: GraphqlBody, token: string | null, options: GraphqlRouteOptions): Promise<void> {
  const { query, operationName, variables } = body;
  checkVariables(variables);
  if (typeof query !== 'string') return;
  const given = typeof variables === 'object' && variables !== null ? { ...variables } : {};
  const operations = options.check.operations(query, given) ?? [];
  if (operations.length === 0) return;
  const asked = theOne(operations, operationName);
  if (!asked) throw new RefusedAtDoor(400, 'BAD_REQUEST', '请求没有指明要执行哪一个操作。');
  if (asked.kind === OperationTypeNode.SUBSCRIPTION)
    throw new RefusedAtDoor(400, 'BAD_REQUEST', '平台不支持订阅（subscription）。');
  if (token) await options.throttle.operation(token, asked);
}

function theOne(operations: AskedOperation[], name: unknown): AskedOperation | undefined {
  if (typeof name === 'string' && name !== '') return operations.find((operation) => operation.name === name);
  return operations.length === 1 ? operations[0] : undefined;
}

function onlyAsksWhetherAlive({ query }: GraphqlBody): boolean {
  return typeof query === 'string' && /^\s*(query\s*)?\{\s*__typename\s*\}\s*$/.test(query);
}
