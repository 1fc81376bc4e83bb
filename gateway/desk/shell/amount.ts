/** Fen as yuan with thousands, the fen only where there are some: 386,400 or 386,400.05. */
export function yuan(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return '—';
  const [whole, rest] = [Math.trunc(fen / 100), Math.abs(fen % 100)];
  return whole.toLocaleString('en-US') + (rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`);
}

/** An instant at the place (UTC+8): 2026-11-06 09:31. */
export function moment(instant: string | null | undefined): string {
  if (!instant) return '—';
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
