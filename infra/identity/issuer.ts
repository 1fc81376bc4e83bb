import { hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errors, Provider, type Configuration, type JWK, type KoaContextWithOIDC } from 'oidc-provider';
import type { Pool } from 'pg';
import { issuedTokenSeconds } from '#kernel/identity/token-life.js';
import { issuedStore } from './issued-store.js';
import { errorPage } from './pages.js';
import type { StaffRegister } from './staff-register.js';

/** The client every issuer knows: the hub's front door, a public client bound by PKCE. */
export const gatewayClient = 'wufang-gateway';
const resource = 'urn:wufang:hub';
const minute = 60;
const hour = 60 * minute;

export interface IssuerOptions {
  agency: string;
  /** The issuer's name as the address book has it. */
  issuer: string;
  audience: string;
  keysDir: string;
  pool: Pool;
  staff: StaffRegister;
}

/** An OpenID provider that knows the people of one agency. */
export function openIssuer({ agency, issuer, audience, keysDir, pool, staff }: IssuerOptions): Provider {
  const path = new URL(issuer).pathname;
  const jwk = JSON.parse(readFileSync(join(keysDir, `${agency}.jwk.json`), 'utf8')) as JWK & { d: string };
  const cookie = { path, httpOnly: true, sameSite: 'lax', signed: true, overwrite: true } as const;
  const configuration: Configuration = {
    adapter: issuedStore(pool, agency),
    jwks: { keys: [{ ...jwk, use: 'sig', alg: 'ES256' }] },
    clients: [
      {
        client_id: gatewayClient,
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [new URL('/auth/callback', issuer).href],
      },
    ],
    clientBasedCORS: () => false,
    cookies: {
      names: { session: `idp_${agency}`, interaction: `idp_${agency}_step`, resume: `idp_${agency}_resume` },
      keys: [Buffer.from(hkdfSync('sha256', jwk.d, agency, 'cookies', 32)).toString('hex')],
      long: cookie,
      short: cookie,
    },
    pkce: { required: () => true },
    scopes: ['openid'],
    responseTypes: ['code'],
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_context, client, token) => token.clientId === client.clientId,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'case',
          audience,
          accessTokenTTL: issuedTokenSeconds,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    ttl: {
      AccessToken: () => issuedTokenSeconds,
      AuthorizationCode: minute,
      Interaction: 10 * minute,
      IdToken: minute,
      Session: hour,
      Grant: 12 * hour,
      RefreshToken: 12 * hour,
    },
    issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: () => false,
    // Asked at each sign-in and at each renewal: for somebody who is not there the answer is invalid_grant.
    findAccount: async (_context, id) => {
      const person = await staff.find(id);
      return person ? { accountId: id, claims: () => ({ sub: id }) } : undefined;
    },
    extraTokenClaims: async (context, token) => {
      const person = 'accountId' in token && token.accountId ? await staff.find(token.accountId) : null;
      if (!person) throw new errors.InvalidGrant('the person is not known');
      const { name, organisation, roles } = person;
      const amr = methodsOf(context);
      return { name, agency, organisation, roles: [...roles], ...(amr && { amr }) };
    },
    // The hub's own front door asks nobody for consent.
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      const known = session?.grantIdFor(client!.clientId);
      const grant =
        (known ? await provider.Grant.find(known) : undefined) ??
        new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope('openid');
      grant.addResourceScope(resource, 'case');
      await grant.save();
      return grant;
    },
    interactions: { url: (_context, interaction) => `${path}/sign-in/${interaction.uid}` },
    renderError: (context, out) => {
      context.type = 'html';
      context.body = errorPage(out.error);
    },
  };
  const provider = new Provider(issuer, configuration);
  provider.proxy = true;
  return provider;
}

/** How the person signed in, kept with the code and with each refresh token. */
function methodsOf({ oidc }: KoaContextWithOIDC): string[] | undefined {
  const { AuthorizationCode: code, RefreshToken: refresh } = oidc.entities;
  return (refresh ?? code)?.amr;
}
