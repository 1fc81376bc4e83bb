import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';

const file = join(projectRoot, '.wufang/test/figures.jsonl');

/** Something the desk has promised, and what came out. */
export interface Figure {
  name: string;
  /** The most it may be; null where nothing is promised. */
  goal: number | null;
  measured: number;
  unit: string;
  /** Depends on the machine; on a shared one (CI=1) twice the goal will do. */
  timed?: boolean;
}

export function forgetFigures(): void {
  rmSync(file, { force: true });
}

/** Puts a figure into the table at the end of the run. */
export function noteFigure(figure: Figure): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify(figure)}\n`);
}

/** What is measured more than once counts by its worst. */
export function readFigures(): Figure[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const found = new Map<string, Figure>();
  for (const figure of lines.map((line) => JSON.parse(line) as Figure)) {
    const key = `${figure.name} ${figure.unit}`;
    const before = found.get(key);
    if (!before || before.measured < figure.measured) found.set(key, figure);
  }
  return [...found.values()];
}

export interface Table {
  lines: string[];
  /** Names of the figures whose goal is missed. */
  missed: string[];
}

/** The figures with what was promised; `shared` is a machine on which others work too. */
export function figuresTable(figures: readonly Figure[], shared: boolean): Table {
  const rows = figures.map((figure) => {
    const { name, goal, measured, unit, timed } = figure;
    const most = goal === null ? null : goal * (shared && timed ? 2 : 1);
    const said = goal === null ? '' : most === goal ? `≤ ${goal} ${unit}` : `≤ ${goal} ${unit} (×2, CI=1)`;
    return { name, said, got: `${shown(measured)} ${unit}`, met: most === null || measured <= most };
  });
  const width = (pick: (row: (typeof rows)[number]) => string, head: string) =>
    Math.max(head.length, ...rows.map((row) => pick(row).length));
  const [names, goals] = [width(({ name }) => name, 'figure'), width(({ said }) => said, 'goal')];
  return {
    lines: [
      `${'figure'.padEnd(names)}  ${'goal'.padEnd(goals)}  measured`,
      ...rows.map(
        ({ name, said, got, met }) =>
          `${name.padEnd(names)}  ${said.padEnd(goals)}  ${got}${met ? '' : '  MISSED'}`,
      ),
    ],
    missed: rows.filter(({ met }) => !met).map(({ name }) => name),
  };
}

function shown(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(value < 10 ? 2 : 1);
}
