import type { IncomingMessage } from 'node:http';
import type { CookieOptions } from 'express';

export const sessionCookie = 'wufang_session';
export const loginCookie = 'wufang_login';

/** With https a cookie's name says that no other site of the same domain can have set it (`__Host-`). */
export function cookieName(publicUrl: string, name: string): string {
  return isSecure(publicUrl) ? `__Host-${name}` : name;
}

/** A cookie of this request, or null. */
export function cookieOf(request: IncomingMessage, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

export function cookieOptions(publicUrl: string): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure(publicUrl), path: '/' };
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}
