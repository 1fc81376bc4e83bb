import { gzipSync } from 'node:zlib';
import { byUnion, type ReceiptAbuse } from './receipt-abuses.js';
import { parcel } from './dishonest-receiver.js';

/** A true signed receipt under a status that is not 200. */
function status(code: number, what: string, reason = `HTTP_${code}`): ReceiptAbuse {
  return {
    ...{ title: `a true receipt under the status ${code}, ${what}`, reason },
    answer: (county) => (arrived, response) => {
      response.statusCode = code;
      response.end(code === 204 || code === 304 ? undefined : parcel(arrived.receipt, byUnion(county)));
    },
  };
}

/** The receiver points to another address, where a true receipt waits. */
function redirect(code: number): ReceiptAbuse {
  return {
    ...{ title: `a redirection (${code}) to where a true receipt waits`, reason: `HTTP_${code}` },
    answer: (county) => (arrived, response, request) => {
      if (request.url !== '/elsewhere') response.writeHead(code, { location: '/elsewhere' });
      response.end(request.url === '/elsewhere' ? parcel(arrived.receipt, byUnion(county)) : undefined);
    },
  };
}

const longer = Buffer.alloc(64 * 1024, ' ');

export const answerAbuses: ReceiptAbuse[] = [
  status(201, 'created'),
  status(202, 'accepted'),
  status(203, 'from a cache'),
  status(204, 'no content'),
  status(206, 'a part'),
  status(304, 'not modified'),
  status(400, 'malformed'),
  status(401, 'not the sender’s'),
  status(404, 'not found'),
  status(409, 'altered'),
  status(421, 'not addressed here'),
  status(425, 'too early', 'OUT_OF_ORDER'),
  status(500, 'a fault'),
  status(503, 'busy'),
  ...[301, 302, 303, 307, 308].map(redirect),
  {
    title: 'a true receipt with more behind it than a receipt may be long',
    reason: 'ANSWER_TOO_LONG',
    answer: (county) => (arrived, response) =>
      void response.end(parcel(arrived.receipt, byUnion(county)) + longer.toString()),
  },
  {
    title: 'an answer that never ends',
    reason: 'ANSWER_TOO_LONG',
    answer: () => (_arrived, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(longer));
      };
      response.on('drain', more);
      more();
    },
  },
  {
    title: 'an answer that drips',
    reason: 'TIMEOUT',
    answer: () => (_arrived, response) => {
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    },
  },
  { title: 'silence', reason: 'TIMEOUT', answer: () => () => undefined },
  {
    title: 'a connection that ends before the answer',
    reason: 'UNREACHABLE',
    answer: () => (_arrived, response) => void response.destroy(),
  },
  {
    title: 'a connection that ends within the answer',
    reason: 'UNREACHABLE',
    answer: (county) => (arrived, response) => {
      const text = parcel(arrived.receipt, byUnion(county));
      response.writeHead(200, { 'content-length': text.length + 10 });
      response.write(text, () => response.destroy());
    },
  },
  {
    title: 'an answer that is no HTTP',
    reason: 'UNREACHABLE',
    answer: () => (_arrived, response) => void response.socket?.end('APPLIED\r\n\r\n'),
  },
  {
    title: 'a true receipt pressed as nobody asked for',
    reason: 'BAD_RECEIPT',
    answer: (county) => (arrived, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(parcel(arrived.receipt, byUnion(county))));
    },
  },
];
