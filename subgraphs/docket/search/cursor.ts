import { Refusal } from '#kernel/refusal.js';
import { isCaseCode } from '#kernel/values/case-code.js';

/** A case's place in the order of lists: its earliest deadline, then its code. It stays where others come and go. */
export interface Place {
  dueOn: string | null;
  caseCode: string;
}

export function cursorOf({ dueOn, caseCode }: Place): string {
  return Buffer.from(JSON.stringify([dueOn, caseCode])).toString('base64url');
}

export function placeOf(cursor: string): Place {
  const [dueOn, caseCode, ...rest] = read(cursor);
  const day = dueOn === null || (typeof dueOn === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(dueOn));
  if (!day || typeof caseCode !== 'string' || !isCaseCode(caseCode) || rest.length > 0) {
    throw new Refusal('BAD_INPUT', '翻页位置无效。', '请从第一页重新查询。');
  }
  return { dueOn, caseCode };
}

function read(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
