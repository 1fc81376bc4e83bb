import { describe, expect, test } from 'vitest';
import { cookieName, cookieOptions, sessionCookie } from './cookies.js';

describe('the session cookie', () => {
  test('with https goes over https alone and cannot be set by another site of the domain', () => {
    expect(cookieName('https://wufang.example', sessionCookie)).toBe('__Host-wufang_session');
    expect(cookieOptions('https://wufang.example')).toEqual({
      httpOnly: true,
      sameSite: 'lax',
      secure: true,
      path: '/',
    });
  });

  test('without https, on one’s own machine, has its plain name', () => {
    expect(cookieName('http://127.0.0.1:4000', sessionCookie)).toBe('wufang_session');
    expect(cookieOptions('http://127.0.0.1:4000').secure).toBe(false);
  });
});
