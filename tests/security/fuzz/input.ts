/**
 * OPERATION    an operation of the graph with bad values
 * DOCUMENT     a document that is broken
 * REQUEST      an HTTP request that is broken
 * DOOR         a call to an agency's own GraphQL door
 * MESSAGE      an exchange message that is altered
 * ATTACHMENT   a file that is broken
 */
export const kinds = ['OPERATION', 'DOCUMENT', 'REQUEST', 'DOOR', 'MESSAGE', 'ATTACHMENT'] as const;
export type Kind = (typeof kinds)[number];

export interface Reply {
  status: number;
  /** Status line and headers, as one text. */
  head: string;
  body: string;
}

export interface FuzzInput {
  /** All that is needed to send it again. */
  says: string;
  /** Person id, or null for nobody who is signed in. */
  asker: string | null;
  /** Whether the body may be something else than JSON: a page, a redirect, a file. */
  page?: boolean;
  /** What shows in an answer that something was done that must not be. */
  acted?: (reply: Reply) => boolean;
  send(): Promise<Reply>;
}
