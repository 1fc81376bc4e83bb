import type { Request, RequestHandler, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { request as send, type Agent } from 'undici';
import { refusedBody } from './errors.js';

/** Headers of one connection only, and those this proxy sets itself. */
const ownHeaders =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|host|x-forwarded-.*|forwarded)$/;

/** `/idp/*`: the embedded issuers, seen by the browser under the gateway's own name. */
export function identityProxy(agent: Agent, identityUrl: string, publicUrl: string): RequestHandler {
  const { host, protocol } = new URL(publicUrl);
  return async (request: Request, response: Response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(
        ([name, value]) => value !== undefined && !ownHeaders.test(name),
      ),
    );
    try {
      const answer = await send(new URL(request.originalUrl, identityUrl), {
        dispatcher: agent,
        method: request.method as 'GET',
        headers: { ...headers, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) },
        body: request.method === 'GET' || request.method === 'HEAD' ? null : request,
        headersTimeout: 5000,
        bodyTimeout: 5000,
      });
      response.status(answer.statusCode);
      for (const [name, value] of Object.entries(answer.headers)) {
        if (value !== undefined && !ownHeaders.test(name)) response.setHeader(name, value);
      }
      await pipeline(answer.body, response);
    } catch {
      if (response.headersSent) response.destroy();
      else
        response.status(503).json(refusedBody('IDENTITY_UNAVAILABLE', '登录服务暂时没有响应，请稍后再试。'));
    }
  };
}
