import type { CookieOptions, Request } from 'express';

export const sessionCookie = 'wufang_session';
export const loginCookie = 'wufang_login';

/** A cookie of this request, or null. */
export function cookieOf(request: Request, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

export function cookieOptions(publicUrl: string, path: string): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:'), path };
}
