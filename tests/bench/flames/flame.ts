/** What `node --cpu-prof` writes. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** A frame with all that was called below it, in microseconds. */
export interface Flame {
  readonly name: string;
  readonly place: string;
  readonly total: number;
  readonly below: readonly Flame[];
}

const idle = new Set(['(idle)', '(program)', '(root)']);

/** The busy time of a profile as a tree of calls; only what was sampled in its last seconds. */
export function flameOf({ nodes, samples, timeDeltas }: CpuProfile, lastSeconds = Infinity): Flame {
  const own = new Map<number, number>();
  let left = timeDeltas.reduce((sum, delta) => sum + delta, 0) - lastSeconds * 1_000_000;
  samples.forEach((id, at) => {
    const delta = timeDeltas[at] ?? 0;
    left -= delta;
    if (left <= 0) own.set(id, (own.get(id) ?? 0) + delta);
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const build = (id: number): Flame => {
    const { callFrame, children = [] } = byId.get(id)!;
    const { functionName, url, lineNumber } = callFrame;
    const below = joined(children.map(build));
    const self = idle.has(functionName) ? 0 : (own.get(id) ?? 0);
    return {
      ...{ name: functionName || '(anonymous)', place: placeOf(url, lineNumber), below },
      total: below.reduce((sum, { total }) => sum + total, self),
    };
  };
  return build(nodes[0]!.id);
}

/** A function called from one place at several times is one frame. */
function joined(frames: readonly Flame[]): Flame[] {
  const known = new Map<string, Flame[]>();
  for (const frame of frames) {
    if (frame.total === 0) continue;
    const key = `${frame.name} ${frame.place}`;
    known.set(key, [...(known.get(key) ?? []), frame]);
  }
  return [...known.values()]
    .map((same) =>
      same.length === 1
        ? same[0]!
        : {
            ...same[0]!,
            total: same.reduce((sum, { total }) => sum + total, 0),
            below: joined(same.flatMap(({ below }) => below)),
          },
    )
    .sort((one, other) => other.total - one.total);
}

/** The file within the project, or the package; nothing of the machine it was measured on. */
function placeOf(url: string, line: number): string {
  const found =
    /node_modules\/(?!.*node_modules\/)((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ??
    /\/dist\/(.+)$/.exec(url)?.[1] ??
    /^node:.+/.exec(url)?.[0];
  return found === undefined ? '' : url.startsWith('node:') ? found : `${found}:${line + 1}`;
}

const width = 1600;
const rowHeight = 17;
/** Narrower frames are left out. */
const narrowest = 1.2;

/** Draws the tree as a flame graph: SVG with a title on each frame, the whole width being the busy time. */
export function drawFlame(root: Flame, title: string): string {
  const boxes: string[] = [];
  let deepest = 0;
  const draw = (flame: Flame, x: number, depth: number): void => {
    const wide = (flame.total / root.total) * width;
    if (wide < narrowest) return;
    deepest = Math.max(deepest, depth);
    const y = depth * rowHeight + 30;
    const share = ((flame.total / root.total) * 100).toFixed(1);
    const label = escaped(`${flame.name} ${flame.place}`.trim());
    const shown = wide > 40 ? escaped(flame.name.slice(0, Math.floor(wide / 7))) : '';
    boxes.push(
      `<g><title>${label} ${share} %</title><rect x="${x.toFixed(1)}" y="${y}" width="${wide.toFixed(1)}" height="${rowHeight - 1}" fill="${colourOf(flame)}"/>` +
        (shown && `<text x="${(x + 3).toFixed(1)}" y="${y + 12}">${shown}</text>`) +
        '</g>',
    );
    let at = x;
    for (const next of flame.below) {
      draw(next, at, depth + 1);
      at += (next.total / root.total) * width;
    }
  };
  draw(root, 0, 0);
  const height = (deepest + 1) * rowHeight + 40;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="monospace" font-size="11">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="4" y="18" font-size="14">${escaped(title)}</text>`,
    ...boxes,
    '</svg>\n',
  ].join('\n');
}

/** Blue: ours. Orange: packages. Grey: Node. Red: collecting garbage. */
function colourOf({ name, place }: Flame): string {
  if (name === '(garbage collector)') return '#e08a80';
  if (place.startsWith('node:') || place === '') return '#d5d5d5';
  return /^(gateway|subgraphs|infra|schema|tests)\//.test(place) ? '#9fc5e8' : '#f6c68b';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
