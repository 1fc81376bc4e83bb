import { Refusal } from '#kernel/refusal.js';
import { isCalendarDay } from './local-date.js';
import { halfWidth, textInput, valueScalar } from './value-scalar.js';

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** A moment: ISO-8601 with an offset, so that nobody has to guess the time zone. */
export function instant(text: string): Date {
  const normal = halfWidth(text);
  const match = pattern.exec(normal);
  if (!match || !isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]))) {
    throw new Refusal(
      'INVALID_INSTANT',
      `“${text.slice(0, 40)}”不是有效的时刻。`,
      '请填写带时区的时刻，例如 2025-01-10T09:30:00+08:00。',
    );
  }
  return new Date(normal);
}

export const InstantScalar = valueScalar<Date>({
  name: 'Instant',
  description: '时刻，带时区的 ISO-8601 格式。A moment in time, with its offset.',
  parse: (input) => (input instanceof Date ? checked(input) : instant(textInput(input, 'INVALID_INSTANT'))),
  print: (value) =>
    (value instanceof Date ? checked(value) : instant(textInput(value, 'INVALID_INSTANT'))).toISOString(),
});

function checked(date: Date): Date {
  if (!Number.isNaN(date.getTime())) return date;
  throw new Refusal(
    'INVALID_INSTANT',
    '这不是有效的时刻。',
    '请填写带时区的时刻，例如 2025-01-10T09:30:00+08:00。',
  );
}
