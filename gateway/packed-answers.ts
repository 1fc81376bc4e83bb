import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

/** Shorter answers gain nothing. */
const worthIt = 4096;

/** Packs long answers for whoever can unpack them: a list of fifty rows is an eighth of its size. */
export const packedAnswers: RequestHandler = (request, response, next) => {
  const send = response.send.bind(response);
  response.send = (body: unknown) => {
    if (typeof body !== 'string' || body.length < worthIt || !request.acceptsEncodings('gzip'))
      return send(body);
    gzip(body, { level: 3 }, (error, packed) => {
      if (error) return send(body);
      response.set('content-encoding', 'gzip').vary('Accept-Encoding');
      return send(packed);
    });
    return response;
  };
  next();
};
