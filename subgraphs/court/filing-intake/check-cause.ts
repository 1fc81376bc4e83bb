import { cause } from '#kernel/clock/law.js';
import { Refusal } from '#kernel/refusal.js';

/** The cause's official name. Refuses a cause that the list of that year does not have. */
export function nameOfCause(code: string, version: string): string {
  const row = cause(code);
  const number = { '2020': row?.number2020, '2025': row?.number2025 }[version];
  if (!row || !number) {
    throw new Refusal(
      'BAD_INPUT',
      '案由不在该年度的案由规定内。',
      '请从 2020 年或 2025 年《民事案件案由规定》的劳动、人事争议案由中选择。',
    );
  }
  return row.name;
}
