import { emptyRun, type Mark } from './marks.js';
import type { WatermarkLine } from './watermark.js';

/**
 * AGREED         nothing to do
 * LOST_HERE      the other side has messages of ours that we do not know: we were restored from a backup
 * DIVERGED       the same numbers, other messages
 * LOST_THERE     the other side lacks what it had receipted: it was restored from a backup
 * THEY_FETCH     the same, but it also lacks messages of its own to us, and fetches both in their order
 * RECEIPTS_LOST  it has what we hold no receipt for
 */
export type Finding = 'AGREED' | 'LOST_HERE' | 'DIVERGED' | 'LOST_THERE' | 'THEY_FETCH' | 'RECEIPTS_LOST';

/** What one case shows. `mark` was read before the other side was asked, `sent` after it answered. */
export interface Compared {
  mark: Mark;
  /** The last number we have given to a message to them about the case. */
  sent: number;
  /** How many of theirs about the case we have applied. */
  appliedOfTheirs: number;
  line: WatermarkLine;
  /** The hash of our first `line.applied` messages. */
  ownHash: string | null;
}

export function judge({ mark, sent, appliedOfTheirs, line, ownHash }: Compared): Finding {
  if (line.applied > sent) return 'LOST_HERE';
  if (ownHash !== line.hash) return 'DIVERGED';
  if (line.applied < mark.seq) return line.sent < appliedOfTheirs ? 'THEY_FETCH' : 'LOST_THERE';
  return line.applied > mark.seq ? 'RECEIPTS_LOST' : 'AGREED';
}

/** A case of ours that the other side does not name is one it knows nothing of. */
export function unknownThere(caseCode: string): WatermarkLine {
  return { caseCode, sent: 0, applied: 0, hash: emptyRun };
}
