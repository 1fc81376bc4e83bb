import { connect } from 'node:net';
import type { Reply } from './input.js';

/** After so long without a word the sender of half a request says that no more will come. */
const silence = 250;

/**
 * Sends bytes as they are and answers what comes back until the line is closed. A whole request must be answered; of half a
 * one it may be that the line is only hung up, which is status 0.
 */
export function sendBytes(port: number, bytes: Buffer | string, whole = true): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1' });
    const end = whole ? undefined : setTimeout(() => socket.end(), silence);
    const answer = (): void => {
      clearTimeout(end);
      const reply = readReply(Buffer.concat(chunks).toString('utf8'));
      if (whole && reply.status === 0) reject(new Error('The line was hung up.'));
      else resolve(reply);
    };
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
    socket.write(bytes);
  });
}

/** Several replies on one line are searched as one; the worst status counts. */
function readReply(text: string): Reply {
  const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
  const at = text.indexOf('\r\n\r\n');
  return {
    status: Math.max(0, ...statuses),
    head: at < 0 ? text : text.slice(0, at),
    body: at < 0 ? '' : text.slice(at + 4),
  };
}
