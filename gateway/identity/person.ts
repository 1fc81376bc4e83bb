import { decodeJwt } from 'jose';
import { z } from 'zod';

const claims = z.object({
  sub: z.string(),
  name: z.string(),
  agency: z.string(),
  organisation: z.string(),
  roles: z.array(z.string()),
});

/** Who is signed in, as the desk shows it. */
export interface SignedInPerson {
  id: string;
  name: string;
  agency: string;
  organisation: string;
  roles: string[];
}

/** The person an access token speaks of. The token has come straight from its issuer, or has been verified. */
export function personOf(accessToken: string): SignedInPerson {
  const { sub, ...rest } = claims.parse(decodeJwt(accessToken));
  return { id: sub, ...rest };
}

/** How the person signed in (RFC 8176), as far as the token says; nothing for what is no token. */
export function methodsOf(accessToken: string): string[] {
  try {
    return z.array(z.string()).parse(decodeJwt(accessToken).amr);
  } catch {
    return [];
  }
}
