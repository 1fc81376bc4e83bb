export interface MemoryCourse {
  readonly name: string;
  /** In MB: at the beginning, and the least in the second and in the last third of the run: what the collector leaves, not what waits for it. */
  readonly start: number;
  readonly warm: number;
  readonly end: number;
  /** The most before the last third, and in it: what stood when the collector had not yet been. */
  readonly peak: number;
  readonly lastPeak: number;
  /** MB a minute, by least squares over what follows the warm-up. */
  readonly slope: number;
}

/** Memory whose least and whose most have both grown by more than this is not flat: between two collections the one, after them the other says nothing. */
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
    const half = Math.ceil(warmed.length / 2);
    const least = (part: typeof points): number => Math.min(...part.map(({ megabytes }) => megabytes));
    const most = (part: typeof points): number => Math.max(...part.map(({ megabytes }) => megabytes));
    return {
      name,
      start: points[0]!.megabytes,
      warm: least(warmed.slice(0, half)),
      end: least(warmed.slice(-half)),
      peak: most(points.slice(0, -half)),
      lastPeak: most(points.slice(-half)),
      slope: slopeOf(warmed),
    };
  }
}

export function isFlat({ warm, end, peak, lastPeak }: MemoryCourse): boolean {
  return end - warm <= flatWithin || lastPeak - peak <= flatWithin;
}

function slopeOf(points: readonly { at: number; megabytes: number }[]): number {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = mean(points.map((point) => point.at));
  const megabytes = mean(points.map((point) => point.megabytes));
  const spread = points.reduce((sum, point) => sum + (point.at - at) ** 2, 0);
  const common = points.reduce((sum, point) => sum + (point.at - at) * (point.megabytes - megabytes), 0);
  return spread === 0 ? 0 : common / spread;
}
