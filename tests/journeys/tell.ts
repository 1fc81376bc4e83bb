import type { Told } from './story.js';

/** Prints a story as it is played: the day, what is done, each expectation, and the case view after the step. */
export function tellOnTerminal(title: string): Told & { end(met: number, failed: number): void } {
  const write = (line = ''): void => void process.stdout.write(`${line}\n`);
  write(title);
  return {
    step: ({ at, title: what }) => write(`\n── ${at.replace('T', ' ')}  ${what}`),
    met: ({ says, is }) => write(`   ✔ ${says}: ${short(is)}`),
    failed: ({ says, is }, saw) => write(`   ✘ ${says}: expected ${short(is)}, saw ${short(saw)}`),
    view: (view) => write(draw(view, '   │ ')),
    end: (met, failed) => write(`\n${met} passed, ${failed} failed`),
  };
}

function short(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The case view, one line a record; what is empty is left out. */
function draw(value: unknown, indent: string): string {
  if (!isObject(value)) return `${indent}${short(value)}`;
  return folded(lines(value, indent)).join('\n');
}

/** Lines that follow one another and differ in their instant alone are one, with their number. */
function folded(all: string[]): string[] {
  const apart = (line: string): string => line.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/, '');
  const runs: { line: string; count: number }[] = [];
  for (const line of all) {
    const last = runs.at(-1);
    if (last && apart(last.line) === apart(line)) last.count += 1;
    else runs.push({ line, count: 1 });
  }
  return runs.map(({ line, count }) => (count > 1 ? `${line} ×${count}` : line));
}

function lines(record: Record<string, unknown>, indent: string): string[] {
  return Object.entries(record).flatMap(([name, field]) => drawField(name, field, indent));
}

function drawField(name: string, field: unknown, indent: string): string[] {
  if (field === null || (Array.isArray(field) && field.length === 0)) return [];
  if (Array.isArray(field)) return field.flatMap((item) => drawField(name, item, indent));
  if (!isObject(field)) return [`${indent}${name}: ${short(field)}`];
  const plain = Object.values(field).filter((part) => part !== null && typeof part !== 'object');
  const nested = Object.fromEntries(Object.entries(field).filter(([, part]) => typeof part === 'object'));
  return [
    `${indent}${name}${plain.length > 0 ? `: ${plain.join(' · ')}` : ''}`,
    ...lines(nested, `${indent}  `),
  ];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
