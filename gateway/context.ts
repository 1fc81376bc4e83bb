import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What goes with one operation on its way to the agencies. */
export interface GatewayContext {
  /** The clerk's own access token. */
  token: string | null;
  /** Why the data is asked for, as the desk sent it. */
  purpose: string | null;
  traceparent: string;
  /** When the operation must be answered, on the monotonic clock. */
  deadline: number;
}

const purposeShape = /^[\x20-\x7e]{1,2000}$/;
const traceShape = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

export function openContext(
  headers: IncomingHttpHeaders,
  token: string | null,
  budget: number,
): GatewayContext {
  const purpose = headers['wufang-purpose'];
  const trace = headers.traceparent;
  return {
    token,
    purpose: typeof purpose === 'string' && purposeShape.test(purpose) ? purpose : null,
    traceparent: typeof trace === 'string' && traceShape.test(trace) ? trace : newTrace(),
    deadline: performance.now() + budget,
  };
}

function newTrace(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}
