import * as oidc from 'openid-client';
import type { AddressBookCache } from '#kernel/exchange/address-book.js';

const client = 'wufang-gateway';

/** The agencies' issuers as this gateway is a client of them. */
export class Issuers {
  private readonly known = new Map<string, Promise<oidc.Configuration>>();

  constructor(
    private readonly book: AddressBookCache,
    private readonly publicUrl: string,
    private readonly identityUrl: string,
  ) {}

  /** The issuer of an agency; throws when the book names none or it cannot be reached. */
  of(agency: string): Promise<oidc.Configuration> {
    const issuer = this.book.current.issuers.find((entry) => entry.agency === agency)?.issuer;
    if (!issuer) return Promise.reject(new Error(`The address book names no issuer of ${agency}.`));
    const known = this.known.get(issuer);
    if (known) return known;
    const found = this.discover(issuer);
    this.known.set(issuer, found);
    found.catch(() => this.known.delete(issuer));
    return found;
  }

  private async discover(issuer: string): Promise<oidc.Configuration> {
    const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    const fetcher: oidc.CustomFetch = (url, options) => this.fetch(url, options);
    const configuration = await oidc.discovery(
      new URL(issuer),
      client,
      { id_token_signed_response_alg: 'ES256' },
      oidc.None(),
      { execute, [oidc.customFetch]: fetcher, timeout: 5 },
    );
    return configuration;
  }

  /** The embedded issuers stand behind this gateway's own door: they are called directly, under their public name. */
  private fetch(url: string, options: RequestInit): Promise<Response> {
    const embedded = `${this.publicUrl}/idp/`;
    if (!url.startsWith(embedded)) return fetch(url, options);
    const headers = new Headers(options.headers);
    const { host, protocol } = new URL(this.publicUrl);
    headers.set('x-forwarded-host', host);
    headers.set('x-forwarded-proto', protocol.slice(0, -1));
    return fetch(new URL(url.slice(this.publicUrl.length), this.identityUrl), { ...options, headers });
  }
}
