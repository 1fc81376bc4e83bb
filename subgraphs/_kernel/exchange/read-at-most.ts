/** The text of an answer; throws ANSWER_TOO_LONG, and reads no further, where it is longer than it may be. */
export async function readAtMost(bytes: number, body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > bytes) throw new Error('ANSWER_TOO_LONG');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
