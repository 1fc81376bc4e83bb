import { expect, test } from 'vitest';
import { whyNoAnswer } from './no-answer.js';

test.each([
  [Object.assign(new Error('connect ECONNREFUSED 10.9.9.9:4001'), { code: 'ECONNREFUSED' }), 'UNREACHABLE'],
  [Object.assign(new Error('getaddrinfo ENOTFOUND union.internal'), { code: 'ENOTFOUND' }), 'UNREACHABLE'],
  [Object.assign(new Error('x'), { code: 'UND_ERR_HEADERS_TIMEOUT' }), 'TIMEOUT'],
  [Object.assign(new Error('x'), { code: 'ETIMEDOUT' }), 'TIMEOUT'],
  [new DOMException('The operation was aborted due to timeout', 'TimeoutError'), 'TIMEOUT'],
  [new Error('HTTP_503'), 'HTTP_503'],
  [new Error('BAD_ANSWER'), 'BAD_ANSWER'],
  [new Error('Unexpected token < in JSON at 10.9.9.9'), 'UNREACHABLE'],
])('%s is told as a word that names no host', (error, word) => expect(whyNoAnswer(error)).toBe(word));
