import type { DemoCounty } from './demo-county.js';

/** Enters the demo county's cases. */
export async function seedDemo(
  _county: DemoCounty,
  _now: Date,
  progress: (line: string) => void,
): Promise<void> {
  progress('0');
}
