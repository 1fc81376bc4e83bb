import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { Router, type Request } from 'express';
import { OperationTypeNode } from 'graphql';
import { openContext, type GatewayContext } from './context.js';
import type { Documents } from './documents/documents.js';
import { graphqlBody, type GraphqlBody } from './graphql-body.js';
import type { Callers } from './identity/caller.js';
import type { AskedOperation, DocumentCheck } from './limits/check-document.js';
import { checkVariables } from './limits/variables.js';
import { RefusedAtDoor } from './refused-request.js';
import type { DoorThrottle } from './throttle/door-throttle.js';
import { packedAnswers } from './packed-answers.js';

interface CalledRequest extends Request {
  token: string | null;
}

export interface GraphqlRouteOptions {
  server: ApolloServer<GatewayContext>;
  callers: Callers;
  documents: Documents;
  /** Whether only the deployment's own documents are run. */
  documentsOnly: boolean;
  check: DocumentCheck;
  throttle: DoorThrottle;
  budget: number;
}

/** `/graphql`: for people who are signed in; anybody else may ask only whether it is there. */
export function graphqlRoute(options: GraphqlRouteOptions): Router {
  const { server, callers, throttle, budget } = options;
  const router = Router();
  router.all('/', ...graphqlBody, async (request, _response, next) => {
    const token = await callers.tokenOf(request);
    if (token) await throttle.person(token);
    else await throttle.anonymous(request);
    const body = withDocument(request.body as GraphqlBody, options);
    if (!token && !onlyAsksWhetherAlive(body))
      throw new RefusedAtDoor(401, 'UNAUTHENTICATED', '请先登录。', '登录已超时或尚未登录，请登录后再试。');
    await admit(body, token, options);
    request.body = body;
    (request as CalledRequest).token = token;
    next();
  });
  const context = async ({ req }: { req: Request }) =>
    openContext(req.headers, (req as CalledRequest).token, budget);
  router.all('/', packedAnswers, expressMiddleware(server, { context }));
  return router;
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
