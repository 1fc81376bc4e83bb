import type { EntityManager } from 'typeorm';
import { writeAtEnd } from '#kernel/context.js';
import { asVector, lexemesOfNumber } from './lexemes.js';

/** Keeps an official number (案号、文号) of a case at the end of the transaction, so that the case is found by it. */
export function keepNumber(
  tx: EntityManager,
  { caseCode, organisation, number }: { caseCode: string; organisation: string; number: string },
): void {
  writeAtEnd(tx, `number ${organisation} ${caseCode} ${number}`, async () => {
    await tx.query(
      `insert into case_number (organisation, number, case_code, search) values ($1, $2, $3, $4::tsvector) on conflict do nothing`,
      [organisation, number, caseCode, asVector(lexemesOfNumber(number))],
    );
  });
}
