import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { answerErrors } from './errors.js';
import { Refusal } from './refusal.js';

const answer = (error: GraphQLError) => answerErrors(pino({ level: 'silent' }))(error.toJSON(), error);

test('a refusal says why', () => {
  const error = new GraphQLError('x', {
    originalError: new Refusal('WRONG_STATE', '现在不能办理。', '请稍后。'),
  });
  expect(answer(error)).toMatchObject({
    message: '现在不能办理。',
    extensions: { code: 'WRONG_STATE', hint: '请稍后。' },
  });
});

test('more wrong variables than graphql-js counts are the client’s fault', () => {
  const text = 'Too many errors processing variables, error limit reached. Execution aborted.';
  expect(answer(new GraphQLError(text)).extensions).toMatchObject({ code: 'BAD_INPUT' });
});

test('a fault of ours gives only its incident number', () => {
  const error = new GraphQLError('x', { originalError: new TypeError('party is null') });
  const given = answer(error);
  expect(given.extensions).toEqual({ code: 'INTERNAL', incident: expect.any(String) });
  expect(given.message).not.toContain('party');
});
