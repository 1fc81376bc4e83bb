import { connect } from 'node:net';
import type { Reply } from './input.js';

/** Sends bytes as they are, says that no more will come, and answers the first reply; status 0 when the line was only hung up. */
export function sendBytes(port: number, bytes: Buffer | string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (): void => resolve(readReply(Buffer.concat(chunks).toString('utf8')));
    socket.setTimeout(5500, () => {
      socket.destroy();
      reject(new Error('The line stayed open.'));
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (['ECONNRESET', 'EPIPE'].includes(error.code ?? '')) answer();
      else reject(error);
    });
    socket.on('close', answer);
    socket.end(bytes);
  });
}

/** Several replies on one line are searched as one; the worst status counts. */
function readReply(text: string): Reply {
  const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
  const at = text.indexOf('\r\n\r\n');
  const single = statuses.length === 1 && !/^transfer-encoding: chunked/im.test(text.slice(0, at));
  return {
    status: Math.max(0, ...statuses),
    head: at < 0 ? text : text.slice(0, at),
    body: at < 0 ? '' : single ? text.slice(at + 4) : text.slice(at + 4).replaceAll(/^[0-9a-f]+\r$/gim, ''),
  };
}
