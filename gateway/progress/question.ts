import type { Request } from 'express';
import { isCaseCode } from '#kernel/values/case-code.js';

/** What somebody types at the door: a case code and four digits. */
export interface Question {
  /** The code in its one spelling; null when it is none. */
  caseCode: string | null;
  phoneEnding: string;
  /** The code as typed, to be put back into the form. */
  typed: string;
  /** Whether the answer is to be in large type (大字版). */
  large: boolean;
}

const spelling = /^WF-?(\d{6})-?([A-Z])-?(\d{4})-?(\d{6,12})-?([0-9A-Z])$/;

export function questionOf(request: Pick<Request, 'body'>): Question {
  const { caseCode, phoneEnding, large } = (request.body ?? {}) as Record<string, unknown>;
  return {
    caseCode: caseCodeOf(caseCode),
    phoneEnding: plain(phoneEnding).replaceAll(/\s/g, ''),
    typed: plain(caseCode),
    large: plain(large) === '1',
  };
}

/** Takes the code as people write it: small letters, full-width signs, long dashes, blanks or nothing between the parts. */
export function caseCodeOf(typed: unknown): string | null {
  const text = plain(typed)
    .toUpperCase()
    .replaceAll(/[\s\u2010-\u2015\u2212_]+/g, '-');
  const parts = spelling.exec(text);
  const code = parts ? ['WF', ...parts.slice(1)].join('-') : text;
  return isCaseCode(code) ? code : null;
}

function plain(typed: unknown): string {
  return typeof typed === 'string' ? typed.slice(0, 60).normalize('NFKC').trim() : '';
}

/**
 * Whether a form comes from a page of the hub. A page of somebody else could make its visitors guess, each from an address of
 * their own. A program sends neither header and has nobody's address but its own.
 */
export function isFromHere({ headers }: Pick<Request, 'headers'>, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin === undefined || headers.origin === publicUrl;
}
