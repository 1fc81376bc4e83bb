import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { refusedBody } from './errors.js';

/** How long a sender may take, and how many may be connected: who dawdles or only holds a line is hung up on. */
const patience = {
  headersTimeout: 10_000,
  /** Long enough for a paper of 10 MB on a slow line. */
  requestTimeout: 60_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16 * 1024,
  /** A request without a name of a host is answered below, in JSON. */
  requireHostHeader: false,
};
const mostHeaders = 100;
const mostConnections = 10_000;
const mostRequestsOnOneConnection = 10_000;

/** The server of the front door: every answer is JSON, those to what is no HTTP included. */
export function openHttpServer(listener: RequestListener): Server {
  const server = createServer(patience, (request, response) => {
    if (request.headers.host !== undefined) return listener(request, response);
    refuse(response, 400, '请求没有写明主机。');
  });
  server.maxHeadersCount = mostHeaders;
  server.maxConnections = mostConnections;
  server.maxRequestsPerSocket = mostRequestsOnOneConnection;
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const [status, text] = refusals[error.code ?? ''] ?? unreadable;
    sendAndClose(socket, status, text);
  });
  server.on('checkExpectation', (_request, response) => {
    refuse(response, 417, '不支持请求中的 Expect。');
  });
  return server;
}

const unreadable = ['400 Bad Request', '请求无法识别。'] as const;
const refusals: Record<string, readonly [string, string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', '请求头过大。'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', '请求发送过慢。'],
};

function headOf(body: string): Record<string, string | number> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  };
}

function refuse(response: ServerResponse, status: number, text: string): void {
  const body = JSON.stringify(refusedBody('BAD_REQUEST', text));
  response.writeHead(status, headOf(body)).end(body);
}

/** The same where no request could be read. */
function sendAndClose(socket: Socket, status: string, text: string): void {
  const body = JSON.stringify(refusedBody('BAD_REQUEST', text));
  const head = Object.entries(headOf(body)).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status}`, ...head, '', body].join('\r\n'));
  // Whoever does not read the answer is not waited for.
  setTimeout(() => socket.destroy(), 2000).unref();
}
