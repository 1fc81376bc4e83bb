import type { ImportColumn } from './columns.ts';
import type { ImportedLine } from './send-rows.ts';
import type { importTexts } from './texts.ts';

type Words = (typeof importTexts)['zh'];

/** What is said of a row: the result, what is wrong in words with the column before it, and the case it made. */
export function saidOf(
  line: ImportedLine | undefined,
  texts: Words,
  columns: readonly ImportColumn[],
): [outcome: string, problems: string, caseCode: string] {
  if (!line) return [texts.waiting, '', ''];
  const problems = line.problems.map(({ column, message, hint }) => {
    const title = columns.find(({ key }) => key === column)?.title;
    return `${title ? `【${title}】` : ''}${message}${hint ?? ''}`;
  });
  if (line.changed) problems.push(texts.changed);
  return [texts.counts[line.outcome] ?? line.outcome, problems.join('\n'), line.caseCode ?? ''];
}
