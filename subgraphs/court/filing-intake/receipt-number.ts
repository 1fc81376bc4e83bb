import type { EntityManager } from 'typeorm';
import { nextSerial } from '#kernel/case-file/open-case.js';

/** The next receipt number of a court on a day: `收20240905-0001`. */
export async function nextReceiptNumber(
  tx: EntityManager,
  organisation: string,
  day: string,
): Promise<string> {
  const serial = await nextSerial(tx, receiptSeries(organisation, day));
  return `收${day.replaceAll('-', '')}-${String(serial).padStart(4, '0')}`;
}

/** The series and place of a receipt number; null for another number. */
export function receiptNumberSeries(
  number: string,
  organisation: string,
): { series: string; serial: number } | null {
  const [, year, month, day, serial] = /^收(\d{4})(\d{2})(\d{2})-(\d{4,9})$/.exec(number) ?? [];
  return serial
    ? { series: receiptSeries(organisation, `${year}-${month}-${day}`), serial: Number(serial) }
    : null;
}

export function receiptSeries(organisation: string, day: string): string {
  return `filing receipt ${organisation} ${day}`;
}
