/**
 * Several operations in one call of the gateway, each of one person for one purpose. A line of the body is one operation
 * with the headers it would have had in a call of its own; a line of the answer is its number, a space, and what it would
 * have been answered. Lines are written as operations are done: nobody waits for another's. The gateway signs the whole body.
 */
export const togetherBelow = '/together';
export const togetherType = 'application/x-ndjson';

export const mostOperations = 32;
export const largestOperation = 256 * 1024;
export const largestCall = 1024 * 1024;

/** The headers that belong to a person's operation; the others belong to the call. */
export const ownHeaders = ['authorization', 'wufang-purpose', 'wufang-on-behalf-of', 'traceparent'] as const;

export type OwnHeaders = Partial<Record<(typeof ownHeaders)[number], string>>;

/** One person's operation. */
export interface TogetherElement {
  headers: OwnHeaders;
  /** What the body of a call of its own would be. */
  body: { query?: unknown; variables?: unknown; operationName?: unknown };
}

/** A line as the gateway writes it, of the JSON of the operation's own headers and of its body. */
export function writeElement(headers: string, body: string): string {
  return `{"headers":${headers},"body":${body}}`;
}

/** The operation of a line; null where it is none. */
export function readElement(line: string): TogetherElement | null {
  if (line.length > largestOperation) return null;
  let element: unknown;
  try {
    element = JSON.parse(line);
  } catch {
    return null;
  }
  if (!isObject(element) || !isObject(element.headers) || !isObject(element.body)) return null;
  const { headers, body } = element;
  const strange = Object.entries(headers).some(
    ([name, value]) => !(ownHeaders as readonly string[]).includes(name) || typeof value !== 'string',
  );
  return strange ? null : { headers, body };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
