import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import type { Logger } from 'pino';
import type { Agent } from 'undici';
import type { CallKey } from '#kernel/identity/signed-call.js';
import { openContext } from '../context.js';
import type { Directory } from '../directory.js';
import { refusedBody } from '../errors.js';
import type { Callers } from '../identity/caller.js';
import { RefusedAtDoor } from '../refused-request.js';
import type { DoorThrottle } from '../throttle/door-throttle.js';
import { callForFile, type FileAnswer } from './call-for-file.js';

export interface AttachmentRoutesOptions {
  publicUrl: string;
  callers: Callers;
  throttle: Pick<DoorThrottle, 'person'>;
  directory: Directory;
  agent: Agent;
  /** This gateway's key, as it is now. */
  key: () => CallKey;
  log: Logger;
  /** Milliseconds an agency may take to check and keep a file, or to give it out. */
  timeout?: number;
}

/** 10 MB, as at the agencies. */
const largestFile = 10 * 1024 * 1024;
/** So many files at most are on their way through at the same time; each is held in memory until it is signed. */
const mostAtOnce = 16;
const agencyName = /^[a-z]+(-[a-z]+)*$/;
/** An attachment or the file of a document; with an ending, the letter of a referral. */
const attachmentId = /^[0-9a-f-]{36}(\.(pdf|docx))?$/i;

/** `/attachments/<agency>`: the way of a file to and from the agency that keeps it. The gateway keeps none. */
export function attachmentRoutes(options: AttachmentRoutesOptions): Router {
  const router = Router();
  const body = express.raw({ type: 'application/octet-stream', limit: largestFile, inflate: false });
  const one = oneOf(mostAtOnce);
  router.use((_request, response, next) => {
    response.set({ 'cache-control': 'no-store', 'content-security-policy': "sandbox; default-src 'none'" });
    next();
  });
  router.post(
    '/:agency',
    fromHere(options.publicUrl),
    signedIn(options),
    onlyBytes,
    one,
    body,
    pass(options),
  );
  router.get('/:agency/:id', notFromElsewhere, signedIn(options), one, pass(options));
  router.use(refusedFile);
  return router;
}

/** A page of another site can send neither this header nor this type without asking, and nobody answers it. */
function fromHere(publicUrl: string): RequestHandler {
  return (request, _response, next) => {
    const { origin, host } = request.headers;
    const ownPage = origin === undefined || origin === publicUrl || origin === `http://${host}`;
    if (!ownPage || request.headers['wufang-upload'] !== '1')
      throw new RefusedAtDoor(403, 'FORBIDDEN', '请在本平台页面上传附件。');
    next();
  };
}

const notFromElsewhere: RequestHandler = (request, _response, next) => {
  if (request.headers['sec-fetch-site'] === 'cross-site')
    throw new RefusedAtDoor(403, 'FORBIDDEN', '请在本平台页面下载附件。');
  next();
};

/** Before anything of a large body is read. */
function signedIn({ callers, throttle }: AttachmentRoutesOptions): RequestHandler {
  return async (request, _response, next) => {
    await throttle.person(await tokenOf(callers, request));
    next();
  };
}

async function tokenOf(callers: Callers, request: Request): Promise<string> {
  const token = await callers.tokenOf(request);
  if (token === null)
    throw new RefusedAtDoor(401, 'UNAUTHENTICATED', '请先登录。', '登录已超时或尚未登录，请登录后再试。');
  return token;
}

const onlyBytes: RequestHandler = (request, _response, next) => {
  if (request.headers['content-type'] !== 'application/octet-stream')
    throw new RefusedAtDoor(415, 'BAD_REQUEST', '附件应以 application/octet-stream 上传。');
  next();
};

function oneOf(most: number): RequestHandler {
  let present = 0;
  return (_request, response, next) => {
    if (present >= most) throw new RefusedAtDoor(503, 'BUSY', '同时传送的附件过多。', '请稍后再试。');
    present += 1;
    response.once('close', () => (present -= 1));
    next();
  };
}

function pass(options: AttachmentRoutesOptions): RequestHandler {
  const { callers, directory, agent, key, log, timeout = 10_000 } = options;
  return async (request, response) => {
    const agency = String(request.params.agency);
    const known = agencyName.test(agency) && directory.agencies.includes(agency);
    const id = request.params.id === undefined ? null : String(request.params.id);
    if (!known || (id !== null && !attachmentId.test(id))) throw notHere();
    // A slow upload can outlast the token it began with.
    const context = openContext(request.headers, await tokenOf(callers, request), timeout);
    const query = new URL(request.originalUrl, 'http://gateway').search;
    const path = id === null ? `/attachments${query}` : `/attachments/${id}`;
    const content = Buffer.isBuffer(request.body) ? request.body : null;
    try {
      const url = new URL(path, directory.graphql(agency));
      answer(response, await callForFile({ agent, key: key(), agency, url, context, content, timeout }));
    } catch (error) {
      log.warn({ agency, reason: (error as Error).name }, 'agency unavailable');
      throw unavailable(directory.title(agency), content !== null);
    }
  };
}

function answer(response: Response, { status, headers, body }: FileAnswer): void {
  response.status(status).set(headers).end(body);
}

function notHere(): RefusedAtDoor {
  const hint = '请核对编号；案件码最后一位是校验字符，抄错会查不到。';
  return new RefusedAtDoor(404, 'NOT_FOUND', '没有查到，或者您无权查看。', hint);
}

function unavailable(title: string, upload: boolean): RefusedAtDoor {
  const hint = upload ? '附件可能已经保存，也可能没有。请刷新查看后再决定是否重新上传。' : '请稍后再试。';
  return new RefusedAtDoor(503, 'AGENCY_UNAVAILABLE', `${title}系统暂时没有响应。`, hint);
}

/** What express refuses of a body, in the words for files; all else goes on to where all refusals are answered. */
function refusedFile(
  error: Error & { status?: number },
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (response.headersSent || error.status !== 413) return next(error);
  const hint = '请压缩图片或分成几个文件上传。';
  response.status(413).json(refusedBody('ATTACHMENT_TOO_LARGE', '文件过大（最多 10 MB）。', hint));
}
