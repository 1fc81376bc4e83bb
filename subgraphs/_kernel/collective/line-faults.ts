import { Refusal } from '#kernel/refusal.js';

/** What is wrong with one line of a list, in words. */
export interface LineFault {
  line: number;
  text: string;
}

/** How many lines one answer names; the others are counted. */
const shown = 20;

/** Refuses the whole list with BAD_LIST, naming each line that is wrong; nothing of it is kept. */
export function refuseFaults(faults: readonly LineFault[]): void {
  if (faults.length === 0) return;
  const named = [...faults].sort((a, b) => a.line - b.line).slice(0, shown);
  const rest = faults.length > shown ? `；另有${faults.length - shown}处` : '';
  throw new Refusal(
    'BAD_LIST',
    `名册有${faults.length}处需要更正，整份没有登记：${named.map(({ line, text }) => `第${line}行${text}`).join('；')}${rest}。`,
    '请更正后重新提交整份名册。',
  );
}
