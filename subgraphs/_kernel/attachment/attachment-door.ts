import express, { type NextFunction, type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import type { RequestContext } from '#kernel/context.js';
import { keepBytes } from '#kernel/identity/gate.js';
import { notFound, Refusal } from '#kernel/refusal.js';
import { isPlainText } from '#kernel/values/plain-text.js';
import { addAttachment } from './add-attachment.js';
import { isAttachmentKind, presentAttachment } from './attachment.type.js';
import type { MediaType } from './check/media-type.js';
import { largestFile, refuseFile } from './check/refuse-file.js';
import type { Scanner } from './check/scanner.js';
import { letterFile, type LetterFormat } from '#kernel/referral/letter-file.js';
import { readDocumentFile } from '#kernel/documents/read-document-file.js';
import { readAttachment } from './read-attachment.js';

export interface AttachmentDoor {
  /** Lets nobody on whose token does not hold, before anything of the body is read. */
  signedIn: express.RequestHandler;
  /** The gate, which knows the body. */
  gate: express.RequestHandler;
  contextOf(request: Request): Promise<RequestContext>;
  scanner: Scanner;
  log: Logger;
}

/** So many files at most are taken in at the same time; each is held in memory while it is checked. */
const mostAtOnce = 8;

/**
 * `/attachments`: files come in and go out as bytes; all else about them is GraphQL. `<referral id>.pdf` and `.docx` are the
 * letter of a referral.
 */
export function attachmentDoor(door: AttachmentDoor): Router {
  const router = Router();
  const body = express.raw({ type: () => true, limit: largestFile, inflate: false, verify: keepBytes });
  router.post('/', door.signedIn, oneOf(mostAtOnce), body, door.gate, async (request, response) => {
    const { case: caseCode, name, kind } = request.query;
    const named = typeof caseCode === 'string' && isPlainText(caseCode) && typeof name === 'string';
    if (!named || !isAttachmentKind(kind)) throw new Refusal('BAD_INPUT', '请写明案件码、文件名和材料类别。');
    const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const added = { caseCode, name, kind, content };
    const row = await addAttachment(await door.contextOf(request), added, door.scanner);
    response.status(201).json({ attachment: presentAttachment(row) });
  });
  router.get('/:id', door.signedIn, door.gate, async (request, response) => {
    const ctx = await door.contextOf(request);
    const id = String(request.params.id);
    const letter = /^([0-9a-f-]{36})\.(pdf|docx)$/i.exec(id);
    const { row, content } = letter
      ? await letterFile(ctx, letter[1]!, letter[2]!.toLowerCase() as LetterFormat)
      : ((await readDocumentFile(ctx, id)) ?? (await readAttachment(ctx, id)));
    response.set(servedAs(row.name, row.mediaType)).end(content);
  });
  router.use(() => {
    throw notFound();
  });
  router.use(answerError(door.log));
  return router;
}

/** Never shown in the hub's own name: saved, not opened, and without rights where it is opened all the same. */
export function servedAs(name: string, mediaType: MediaType): Record<string, string> {
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
    'content-disposition': `attachment; filename*=UTF-8''${encoded}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
}

function oneOf(most: number): express.RequestHandler {
  let present = 0;
  return (_request, response, next) => {
    if (present >= most) throw refuseFile('BUSY');
    present += 1;
    response.once('close', () => (present -= 1));
    next();
  };
}

const statuses: Record<string, number> = {
  NOT_FOUND: 404,
  BAD_INPUT: 400,
  ATTACHMENT_TOO_LARGE: 413,
  ATTACHMENT_BUSY: 503,
  ATTACHMENT_SCANNER_DOWN: 503,
};

function answerError(log: Logger): express.ErrorRequestHandler {
  return (error: Error & { status?: number }, _request, response: Response, next: NextFunction) => {
    const refusal = error.status === 413 ? refuseFile('TOO_LARGE') : error;
    if (response.headersSent) return next(error);
    if (refusal instanceof Refusal) {
      const { message, code, hint } = refusal;
      const status = statuses[code] ?? (code.startsWith('ATTACHMENT_') ? 422 : 403);
      response.status(status).json({ errors: [{ message, extensions: { code, hint } }] });
    } else if (error.status !== undefined && error.status < 500) {
      const answer = { message: '请求格式有误。', extensions: { code: 'BAD_INPUT' } };
      response.status(error.status).json({ errors: [answer] });
    } else {
      log.error({ name: error.name, code: (error as { code?: string }).code }, 'attachment not served');
      const answer = { message: '系统暂时不可用。', extensions: { code: 'INTERNAL' } };
      response.status(503).json({ errors: [answer] });
    }
  };
}
