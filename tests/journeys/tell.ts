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

/** The case view, one line a field; what is empty is left out. */
function draw(value: unknown, indent: string): string {
  if (!isObject(value)) return `${indent}${short(value)}`;
  return Object.entries(value)
    .filter(([, field]) => field !== null && !(Array.isArray(field) && field.length === 0))
    .map(([name, field]) => drawField(name, field, indent))
    .join('\n');
}

function drawField(name: string, field: unknown, indent: string): string {
  if (Array.isArray(field)) return field.map((item) => drawField(name, item, indent)).join('\n');
  if (!isObject(field)) return `${indent}${name}: ${short(field)}`;
  const plain = Object.values(field).every((part) => part === null || typeof part !== 'object');
  if (plain) return `${indent}${name}: ${Object.values(field).filter((part) => part !== null).join(' · ')}`;
  return `${indent}${name}\n${draw(field, `${indent}  `)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
