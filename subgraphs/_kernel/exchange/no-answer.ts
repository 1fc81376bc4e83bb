/** Codes of a connection that took too long, as Node and its HTTP client name them. */
const tooLong = /TIME(?:D)?OUT/;

/**
 * Why a peer gave no answer, in a word that may be kept and shown: what the network says of hosts and sockets stays in the log.
 * A word of our own passes.
 */
export function whyNoAnswer(error: unknown): string {
  const { code, name, message = '' } = error as { code?: unknown; name?: string; message?: string };
  if (name === 'TimeoutError') return 'TIMEOUT';
  if (typeof code === 'string') return tooLong.test(code) ? 'TIMEOUT' : 'UNREACHABLE';
  return /^[A-Z][A-Z0-9_]{2,40}$/.test(message) ? message : 'UNREACHABLE';
}
