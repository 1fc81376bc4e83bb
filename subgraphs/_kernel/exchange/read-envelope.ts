import { canonical, isReadable } from '#kernel/canonical.js';
import type { Agreement } from './agreement.js';
import { type Envelope, envelopeShape } from './envelope.js';
import { readVersion } from './version.js';

/**
 * MALFORMED        no message of any version that is known here
 * VERSION_UNKNOWN  of a version, or of a newer type, that cannot be read here yet: the message waits for the receiver
 */
export type Unreadable = 'MALFORMED' | 'VERSION_UNKNOWN';

/**
 * Reads the canonical text of a message. One of a newer minor version may carry attributes that are not known here; one of
 * the versions known here may not.
 */
export function readEnvelope(text: string, agreement: Agreement): Envelope | Unreadable {
  try {
    const value = JSON.parse(text) as { schemaver?: unknown } | null;
    const version = readVersion(value?.schemaver);
    if (!version || !isReadable(value)) return 'MALFORMED';
    if (version.major !== agreement.version.major) return 'VERSION_UNKNOWN';
    const newer = agreement.isNewer(version);
    const parsed = (newer ? looseShape : strictShape(agreement)).safeParse(value);
    if (!parsed.success || canonical(value) !== text) return 'MALFORMED';
    const envelope = parsed.data as Envelope;
    return newer && !agreement.knowsType(envelope.type) ? 'VERSION_UNKNOWN' : envelope;
  } catch {
    return 'MALFORMED';
  }
}

/** For a message of our own that comes back: it was well formed when it was signed, by whatever version of this program. */
export const looseShape = envelopeShape.loose();

const strictShapes = new WeakMap<Agreement, typeof envelopeShape>();

/** The attributes that the agreement knows, and no other. */
function strictShape(agreement: Agreement): typeof envelopeShape {
  const known = strictShapes.get(agreement);
  if (known) return known;
  const shape = agreement.attributesSince.causation ? envelopeShape : envelopeShape.omit({ causation: true });
  strictShapes.set(agreement, shape as typeof envelopeShape);
  return shape as typeof envelopeShape;
}
