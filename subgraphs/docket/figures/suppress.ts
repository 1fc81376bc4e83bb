/** Fewer than so many cases or people are not shown (少于10人不予显示). */
export const smallest = 10;

/** A total and the cells it is the sum of; that it is, readers know. */
export interface Sum {
  total: string;
  parts: readonly string[];
}

/**
 * The cells that may not be shown: those below ten, and so many more that none of them can be computed from what is shown.
 *
 * Of each sum at least two cells are hidden, or none; where the total is shown, the hidden parts come to ten at least and to more than one
 * each, so that they are not all nothing or all one. Hidden in addition is always the smallest part. Tables of up to three
 * columns, numerator, rest and denominator among them, give nothing away by several sums together; a wider one could.
 *
 * What the reader knows by other ways, `known`, hides nothing: the others are hidden so that they cannot be computed from it either.
 */
export function hiddenCells(
  cells: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  known: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const hidden = new Set([...cells].filter(([, value]) => value < smallest).map(([name]) => name));
  for (let next = nextToHide(cells, sums, hidden, known); next !== null;) {
    hidden.add(next);
    next = nextToHide(cells, sums, hidden, known);
  }
  return hidden;
}

type Hidden = ReadonlySet<string>;

function nextToHide(
  cells: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  hidden: Hidden,
  known: ReadonlySet<string>,
): string | null {
  const unknown = new Set([...hidden].filter((name) => !known.has(name)));
  for (const sum of sums) {
    const next = gives(cells, sum, unknown)
      ? smallestShown(cells, sum, (name) => !hidden.has(name) && !known.has(name))
      : null;
    if (next !== null) return next;
  }
  return null;
}

/** Whether the sum gives a hidden cell away. */
function gives(cells: ReadonlyMap<string, number>, sum: Sum, hidden: Hidden): boolean {
  const unknown = namesOf(sum).filter((name) => hidden.has(name));
  if (unknown.length === 0 || unknown.length === namesOf(sum).length) return false;
  if (unknown.length === 1) return true;
  const amount = unknown.reduce((all, name) => all + cells.get(name)!, 0);
  return !hidden.has(sum.total) && amount < Math.max(smallest, unknown.length + 1);
}

/** The smallest shown part, or the total where no part is left; by name among equals. */
function smallestShown(
  cells: ReadonlyMap<string, number>,
  sum: Sum,
  isShown: (name: string) => boolean,
): string | null {
  const shown = (names: readonly string[]): string[] => [...new Set(names)].filter(isShown);
  const [part] = shown(sum.parts).sort((a, b) => cells.get(a)! - cells.get(b)! || (a < b ? -1 : 1));
  return part ?? shown([sum.total])[0] ?? null;
}

function namesOf({ total, parts }: Sum): string[] {
  return [total, ...parts];
}
