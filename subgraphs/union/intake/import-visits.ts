import type { ImportDoor } from '#kernel/import/import-intakes.js';
import { textUpTo } from '#kernel/import/read-cells.js';
import { Refusal } from '#kernel/refusal.js';
import { mayBegin } from '../staff.policy.js';
import type { IntakeDoor } from './intake.entity.js';
import { openIntake } from './register-intake.js';

/** Visits, calls and applications kept in a list until now (接待登记批量导入). */
export const intakeImport: ImportDoor = {
  field: 'union',
  description:
    'Register visits, calls and applications from the rows of a file (批量导入接待登记), by the same act as one at the door; a row that was imported before answers with its case.',
  columns: ['door'],
  mayImport: mayBegin,
  prepare(ctx, { cells, dispute, receivedOn }) {
    const door = cells.read('door', doorInSheet) ?? 'VISIT';
    const number = cells.read('externalNumber', textUpTo(100));
    return (tx) => openIntake(tx, ctx, { ...dispute, door, number, receivedOn });
  },
};

const doors: Record<string, IntakeDoor> = {
  来访: 'VISIT',
  上门: 'VISIT',
  热线: 'HOTLINE',
  电话: 'HOTLINE',
  '12351': 'HOTLINE',
  申请: 'APPLICATION',
  调解申请: 'APPLICATION',
};

function doorInSheet(text: string): IntakeDoor {
  const found = doors[text.trim()];
  if (found) return found;
  throw new Refusal('BAD_INPUT', '不认识这一来源。', '请填写：来访、热线或调解申请；不填按来访登记。');
}
