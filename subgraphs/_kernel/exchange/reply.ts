/**
 * How an arrival is answered over HTTP.
 * 200 with the signed receipt; 400 malformed; 401 not the sender's; 409 altered; 421 not for us; 425 a message before it is missing;
 * 426 of a version that is not known here yet: to be sent again; 503 too much is waiting to be checked: to be sent again.
 */
export interface Reply {
  status: 200 | 400 | 401 | 409 | 421 | 425 | 426 | 503;
  body: string;
}

export function refuse(
  status: Exclude<Reply['status'], 200>,
  code: string,
  extra: Record<string, unknown> = {},
): Reply {
  return { status, body: JSON.stringify({ code, ...extra }) };
}
