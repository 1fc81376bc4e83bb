import type { IncomingMessage } from 'node:http';

/**
 * The bytes of a request's body: `too large` as soon as more than `most` have come, `gone` where the sender left before the end. What is
 * too large is read on and not kept, since a sender cut off would not hear why.
 */
export function bodyBytes(request: IncomingMessage, most: number): Promise<Buffer | 'too large' | 'gone'> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let size = 0;
    request
      .on('data', (piece: Buffer) => {
        size += piece.length;
        if (size <= most) pieces.push(piece);
        else resolve('too large');
      })
      .once('end', () => resolve(pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)))
      // Without a listener an error of the line would end the process.
      .once('error', () => resolve('gone'))
      .once('close', () => resolve('gone'));
  });
}
