import { median } from '../../security/door/percentile.js';

export interface MemoryCourse {
  readonly name: string;
  /** In MB: at the beginning, after a third of the run, at its end; the two latter as medians of some samples. */
  readonly start: number;
  readonly warm: number;
  readonly end: number;
  /** MB a minute, by least squares over what follows the warm-up. */
  readonly slope: number;
}

/** Memory that has grown by more than this since the warm-up is not flat. */
export const flatWithin = 50;

/** Resident memory of every process, once a second, in MB. */
export class MemoryLog {
  private readonly samples: { at: number; memory: Record<string, number> }[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(read: () => Record<string, number>) {
    const sample = (): void => void this.samples.push({ at: performance.now() / 60_000, memory: read() });
    sample();
    this.timer = setInterval(sample, 1_000);
  }

  end(): MemoryCourse[] {
    clearInterval(this.timer);
    const names = Object.keys(this.samples[0]!.memory);
    return names.map((name) => this.courseOf(name));
  }

  private courseOf(name: string): MemoryCourse {
    const points = this.samples.map(({ at, memory }) => ({ at, megabytes: memory[name] ?? 0 }));
    const warmed = points.slice(Math.floor(points.length / 3));
    const few = Math.max(1, Math.floor(warmed.length / 8));
    const middle = (part: typeof points): number => median(part.map(({ megabytes }) => megabytes));
    return {
      name,
      start: points[0]!.megabytes,
      warm: middle(warmed.slice(0, few)),
      end: middle(warmed.slice(-few)),
      slope: slopeOf(warmed),
    };
  }
}

export function isFlat({ warm, end }: MemoryCourse): boolean {
  return Math.abs(end - warm) <= flatWithin;
}

function slopeOf(points: readonly { at: number; megabytes: number }[]): number {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = mean(points.map((point) => point.at));
  const megabytes = mean(points.map((point) => point.megabytes));
  const spread = points.reduce((sum, point) => sum + (point.at - at) ** 2, 0);
  const common = points.reduce((sum, point) => sum + (point.at - at) * (point.megabytes - megabytes), 0);
  return spread === 0 ? 0 : common / spread;
}
