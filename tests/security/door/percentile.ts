/** The value that so many hundredths of all values do not exceed. */
export function percentile(values: readonly number[], hundredths: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((sorted.length * hundredths) / 100) - 1)] ?? 0;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}
