import type { TypedDocumentString } from './generated/graphql/graphql.ts';

/** Why a person looks at a case outside the own work; goes into the record of the look (查询事由). */
export interface Purpose {
  reason: string;
  caseNumber: string;
}

export interface AskOptions {
  purpose?: Purpose;
  /** Staff id of the colleague in whose place the clerk acts (代办). */
  onBehalfOf?: string;
  signal?: AbortSignal;
}

/** What the hub says of a part that is missing from an answer: which field, why, and since when. */
export interface Complaint {
  message: string;
  path?: (string | number)[];
  extensions: { code?: string; hint?: string; agency?: string; since?: string; [name: string]: unknown };
}

/** An answer is given as far as it goes: what an agency did not answer is null, and a complaint tells of it. */
export interface Answer<Result> {
  data: Result;
  complaints: Complaint[];
}

/** The hub said no: a code for programs, a message and a hint for people. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string | null,
    readonly extensions: Complaint['extensions'] = {},
    /** Seconds after which the hub would answer. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

/** Called once when the hub no longer knows who is asking. */
let whenSignedOut: () => void = () => undefined;
export function onSignedOut(handler: () => void): void {
  whenSignedOut = handler;
}

/** Asks one of the desk's own documents. Throws {@link Refused} where there is no answer at all. */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  options: AskOptions = {},
): Promise<Answer<Result>> {
  return askById<Result>(document.__meta__?.hash as string, variables, options);
}

/** The same for a document that is known by its id alone. */
export async function askById<Result>(
  documentId: string,
  variables: unknown,
  { purpose, onBehalfOf, signal }: AskOptions = {},
): Promise<Answer<Result>> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(purpose && { 'wufang-purpose': ascii(JSON.stringify(purpose)) }),
      ...(onBehalfOf && { 'wufang-on-behalf-of': onBehalfOf }),
    },
    body: JSON.stringify({ documentId, variables }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Refused('UNREACHABLE', '平台没有响应。', '请检查网络，稍后再试；已填写的内容不会丢失。');
  });
  if (response.status === 401) whenSignedOut();
  const answer = (await response.json().catch(() => ({}))) as { data?: Result | null; errors?: Complaint[] };
  const complaints = answer.errors ?? [];
  if (answer.data && Object.values(answer.data).some((part) => part !== null))
    return { data: answer.data, complaints };
  const [first] = complaints;
  if (first)
    throw new Refused(
      first.extensions?.code ?? 'REFUSED',
      first.message,
      first.extensions?.hint ?? null,
      first.extensions,
      Number(response.headers.get('retry-after')) || null,
    );
  if (answer.data) return { data: answer.data, complaints };
  throw new Refused('NO_ANSWER', '平台没有给出答复。', '请稍后再试。');
}

/** A header holds ASCII alone. */
function ascii(text: string): string {
  return text.replace(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
