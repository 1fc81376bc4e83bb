// The hub's agencies answer a gateway that signs its calls, and nobody else. Where the bench says so, other gateways sign as well.
import { readFileSync } from 'node:fs';

/** By address: the agency that answers there, or undefined. `AGENCIES` is `{"<origin>": "<name>"}`. */
const agencies = JSON.parse(process.env.AGENCIES ?? '{}');
const { signCall } = process.env.SIGNED_CALL ? await import(process.env.SIGNED_CALL) : {};
const key = process.env.CALL_KEY ? JSON.parse(readFileSync(process.env.CALL_KEY, 'utf8')) : null;

export const signs = key !== null;

/** The headers of a call with those that sign it. */
export function signed(url, headers, body) {
  const { origin, pathname, search } = new URL(url);
  const small = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return signCall(
    { agency: agencies[origin], method: 'POST', path: pathname + search, headers: small, body },
    key,
  );
}
