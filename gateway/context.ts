import { randomFillSync } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { GraphQLError } from 'graphql';

/** What goes with one operation on its way to the agencies. */
export interface GatewayContext {
  /** The clerk's own access token. */
  token: string | null;
  /** Why the data is asked for, as the desk sent it. */
  purpose: string | null;
  /** Staff id of the colleague in whose place the clerk acts (代办); null for the clerk's own work. */
  onBehalfOf: string | null;
  traceparent: string;
  /** When the operation must be answered, on the monotonic clock. */
  deadline: number;
  /** What an agency is told of whose operation it is, as JSON; written when the first of them is asked. */
  ownHeaders?: string;
}

const purposeShape = /^[\x20-\x7e]{1,2000}$/;
const staffShape = /^[\w.-]{1,64}$/;
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
    onBehalfOf: principalOf(headers['wufang-on-behalf-of']),
    traceparent: typeof trace === 'string' && traceShape.test(trace) ? trace : newTrace(),
    deadline: performance.now() + budget,
  };
}

/** Refused where it is no plain id: left out, the act would be done in the clerk's own name. */
function principalOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header === 'string' && staffShape.test(header)) return header;
  const refused = new GraphQLError('委托人编号填写有误。', {
    extensions: { code: 'BAD_INPUT', hint: '请填写委托您代办的同事的工作人员编号。', http: { status: 400 } },
  });
  // For the routes that are no GraphQL.
  throw Object.assign(refused, { status: 400 });
}

const bytesOfTrace = 16 + 8;
/** Random bytes for many traces: getting them costs the same for a few. */
const random = Buffer.alloc(200 * bytesOfTrace);
let used = random.length;

function newTrace(): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const digits = random.toString('hex', used, used + bytesOfTrace);
  used += bytesOfTrace;
  return `00-${digits.slice(0, 32)}-${digits.slice(32)}-01`;
}
