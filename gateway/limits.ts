import type { NextFunction, Request, Response } from 'express';
import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import type { Logger } from 'pino';
import { refusedBody } from './errors.js';

/** The largest request body, in bytes. */
export const largestBody = 256 * 1024;

/** What one operation may ask for, fragments counted at every place they are used. */
export const operationLimits = {
  /** Words and signs of the document; checked while it is parsed. */
  tokens: 4000,
  depth: 15,
  /** Fields under another name: each is another question, so that many cases cannot be tried in one request. */
  aliases: 30,
  fields: 3000,
};

interface Size {
  depth: number;
  aliases: number;
  fields: number;
}

/** A validation rule that refuses an operation beyond the limits. Linear in the document: each fragment is measured once. */
export function operationSize(context: ValidationContext): ASTVisitor {
  const measured = new Map<string, Size>();
  return {
    OperationDefinition(operation: OperationDefinitionNode) {
      const size = measure(operation.selectionSet);
      const refuse = (limit: string) =>
        context.reportError(new GraphQLError(limit, { nodes: [operation], extensions: { limit } }));
      if (size.depth > operationLimits.depth) refuse(`查询嵌套过深（最多 ${operationLimits.depth} 层）。`);
      if (size.aliases > operationLimits.aliases)
        refuse(`查询中的别名过多（最多 ${operationLimits.aliases} 个）。`);
      if (size.fields > operationLimits.fields)
        refuse(`查询的字段过多（最多 ${operationLimits.fields} 个）。`);
    },
  };

  function measure(set: SelectionSetNode | undefined): Size {
    const total: Size = { depth: 0, aliases: 0, fields: 0 };
    for (const selection of set?.selections ?? []) {
      const field = selection.kind === Kind.FIELD;
      // The schema's own description is deep by nature and is switched off outside development.
      if (field && ['__schema', '__type'].includes(selection.name.value)) continue;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fragment(selection.name.value)
          : measure(selection.selectionSet);
      total.depth = Math.max(total.depth, inner.depth + (field ? 1 : 0));
      total.aliases += inner.aliases + (field && selection.alias ? 1 : 0);
      total.fields += inner.fields + (field ? 1 : 0);
    }
    return total;
  }

  function fragment(name: string): Size {
    const known = measured.get(name);
    if (known) return known;
    // Stands while the fragment is measured, so that one that spreads itself ends; another rule refuses it.
    measured.set(name, { depth: 0, aliases: 0, fields: 0 });
    const size = measure((context.getFragment(name) as FragmentDefinitionNode | undefined)?.selectionSet);
    measured.set(name, size);
    return size;
  }
}

/** Answers what express refuses (a broken or too large body) in JSON and without a stack. */
export function refusedRequest(log: Logger) {
  return (
    error: Error & { status?: number; type?: string },
    _request: Request,
    response: Response,
    next: NextFunction,
  ): void => {
    if (response.headersSent) return next(error);
    const status = error.status ?? 500;
    if (status === 413) {
      response.status(413).json(refusedBody('TOO_LARGE', `请求内容过大（最多 ${largestBody / 1024} KB）。`));
    } else if (status >= 400 && status < 500) {
      response.status(status).json(refusedBody('BAD_REQUEST', '请求内容无法识别，应为 JSON。'));
    } else {
      log.error({ reason: error.message, stack: error.stack }, 'request failed');
      response.status(500).json(refusedBody('INTERNAL', '系统内部错误。'));
    }
  };
}
