import { isUtf8 } from 'node:buffer';
import { Agent } from 'undici';
import { AgencyPost, type AnswerReader } from './agency-post.js';
import { valueInBytes, valueInText } from './execution/byte-text.js';
import type { SourceCall } from './execution/run.js';

/** An agency gave no usable answer. */
export class NoAnswer extends Error {
  constructor(
    reason: string,
    /** Whether it says something about the agency, or only about the little time that was left. */
    readonly counts = true,
    /** Whether the agency can have acted on the call all the same. */
    readonly mayHaveActed = true,
    /** How many operations waited in vain. */
    readonly operations = 1,
  ) {
    super(reason);
    this.name = 'NoAnswer';
  }
}

export interface AgencyAnswer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/** 8 MB: far above any case view, far below what would hurt the gateway. */
export const largestAnswer = 8 * 1024 * 1024;
/** With less time than this a timeout says nothing about the agency. */
export const fairTime = 500;
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

export function openAgent(): Agent {
  return new Agent({ connections: 64, keepAliveTimeout: 4000, connect: { timeout: 1000 } });
}

/** One HTTP call to an agency's GraphQL; what comes back is a GraphQL answer or NoAnswer is thrown. */
export async function callAgency(
  agent: Agent,
  url: URL,
  headers: Record<string, string>,
  body: string | Buffer,
  milliseconds: number,
  read: ReadAnswer = parseAnswer,
): Promise<AgencyAnswer> {
  const whole = new WholeAnswer();
  const post = new AgencyPost(whole);
  const timer = setTimeout(() => post.giveUp(late), milliseconds);
  try {
    await post.send(agent, url, headers, body);
  } catch (error) {
    throw noAnswerOf(error, milliseconds);
  } finally {
    clearTimeout(timer);
  }
  return read(whole.bytes);
}

/** Nothing came in time. */
export const late = Object.assign(new Error('Nothing came in time.'), { name: 'TimeoutError' });

/** Keeps an answer until it is whole. */
export class WholeAnswer implements AnswerReader {
  private readonly pieces: Buffer[] = [];
  private size = 0;

  head(): void {}

  take(piece: Buffer): void {
    this.size += piece.length;
    if (this.size > largestAnswer) throw new NoAnswer('The answer is too large.');
    this.pieces.push(piece);
  }

  get bytes(): Buffer {
    return this.pieces.length === 1 ? this.pieces[0]! : Buffer.concat(this.pieces);
  }
}

/** What a failure to call an agency says of it. */
export function noAnswerOf(error: unknown, milliseconds = fairTime): NoAnswer {
  if (error instanceof NoAnswer) return error;
  const { name, code } = error as { name: string; code?: unknown };
  const reason = typeof code === 'string' ? code : name;
  return new NoAnswer(reason, reason !== 'TimeoutError' || milliseconds >= fairTime, !neverSent.has(reason));
}

/** Throws NoAnswer. */
export type ReadAnswer = (bytes: Buffer) => AgencyAnswer;

/** Any status counts as an answer when the body is GraphQL: a 400 carries the errors of a refused variable. */
export function parseAnswer(bytes: Buffer): AgencyAnswer {
  return answerIn(bytes.toString('utf8'));
}

/** Passes on what is of the form that was asked for, and parses what is not. */
export function readAnswer(bytes: Buffer, { form, representations }: SourceCall): AgencyAnswer {
  const asked = representations.get('representations')?.length ?? 0;
  const data = form?.read(bytes, asked);
  return data ? { data } : parseAnswerInBytes(bytes);
}

/** The same with the texts of its data in bytes (`byte-text.ts`). */
export function parseAnswerInBytes(bytes: Buffer): AgencyAnswer {
  // A character written by its number would be one character where others are one for each byte.
  const answer = bytes.includes('\\u') ? valueInBytes(parseAnswer(bytes)) : answerIn(bytesIn(bytes));
  return answer.errors ? { ...answer, errors: valueInText(answer.errors) } : answer;
}

function bytesIn(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new NoAnswer('The answer is not UTF-8.');
  return bytes.toString('latin1');
}

function answerIn(text: string): AgencyAnswer {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new NoAnswer('The answer is not JSON.');
  }
  if (!isAnswer(answer)) throw new NoAnswer('The answer is not GraphQL.');
  return answer;
}

function isAnswer(value: unknown): value is AgencyAnswer {
  if (typeof value !== 'object' || value === null) return false;
  const { data, errors } = value as AgencyAnswer;
  if (errors === undefined) return typeof data === 'object' && data !== null;
  return (
    Array.isArray(errors) && errors.length > 0 && errors.every((error) => typeof error?.message === 'string')
  );
}
