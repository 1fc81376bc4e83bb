/** The version of the agreement on messages that a message is written in: `1`, `1.1`. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

const form = /^([1-9]\d{0,2})(?:\.(0|[1-9]\d{0,2}))?$/;

/** Null for what is no version. */
export function readVersion(text: unknown): Version | null {
  const found = typeof text === 'string' ? form.exec(text) : null;
  return found && { major: Number(found[1]), minor: Number(found[2] ?? 0) };
}

/** As `readVersion`, for what this program has written itself. */
export function versionOf(text: string): Version {
  const version = readVersion(text);
  if (!version) throw new Error(`Not a version: ${text}.`);
  return version;
}

export function versionText({ major, minor }: Version): string {
  return minor === 0 ? `${major}` : `${major}.${minor}`;
}

export function isNewer(one: Version, other: Version): boolean {
  return one.major === other.major ? one.minor > other.minor : one.major > other.major;
}

export function newest(versions: readonly Version[]): Version {
  return versions.reduce((one, other) => (isNewer(other, one) ? other : one));
}
