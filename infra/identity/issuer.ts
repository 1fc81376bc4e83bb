import { hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Provider, type Configuration, type JWK } from 'oidc-provider';
import type { Pool } from 'pg';
import { issuedStore } from './issued-store.js';
import { errorPage } from './pages.js';
import type { Person } from '../county/people.js';

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
  people: readonly Person[];
}

/** An OpenID provider that knows the people of one agency. */
export function openIssuer({ agency, issuer, audience, keysDir, pool, people }: IssuerOptions): Provider {
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
          accessTokenTTL: 5 * minute,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    ttl: {
      AccessToken: () => 5 * minute,
      AuthorizationCode: minute,
      Interaction: 10 * minute,
      IdToken: 5 * minute,
      Session: hour,
      Grant: 12 * hour,
      RefreshToken: 12 * hour,
    },
    issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: () => false,
    findAccount: (_context, id) => {
      const person = people.find((entry) => entry.id === id);
      return person && { accountId: id, claims: () => ({ sub: id }) };
    },
    extraTokenClaims: (_context, token) => {
      const person = people.find((entry) => 'accountId' in token && entry.id === token.accountId);
      return (
        person && { name: person.name, agency, organisation: person.organisation, roles: [...person.roles] }
      );
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
