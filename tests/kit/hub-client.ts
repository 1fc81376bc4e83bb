import { Browser } from '../../gateway/testing/browser.js';

export interface Answer<Data = any> {
  status: number;
  data: Data | null;
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, any> }[];
}

/** Speaks to a hub from outside, as its people do: each signs in by OIDC in a browser of its own and asks at /graphql. */
export class HubClient {
  private readonly browsers = new Map<string, Promise<Browser>>();

  constructor(readonly url: string) {}

  /** Asks as a person of the demo county; null asks without signing in. */
  async ask<Data = any>(
    person: string | null,
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<Data>> {
    const browser = person === null ? new Browser(this.url) : await this.signedIn(person);
    const response = await browser.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as Partial<Answer<Data>>;
    return { status: response.status, data: answer.data ?? null, errors: answer.errors ?? [] };
  }

  /** The same where the answer must be without errors; a refusal throws with its code. */
  async must<Data = any>(
    person: string,
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Data> {
    const { data, errors } = await this.ask<Data>(person, query, variables, headers);
    const [first] = errors;
    if (first || data === null) {
      throw new Error(
        `${first?.extensions.code ?? 'NO_DATA'}: ${first?.message ?? ''} ${JSON.stringify(first?.extensions ?? {})} at ${String(first?.path)}`,
      );
    }
    return data;
  }

  /** The code of the refusal; throws when the hub did not refuse. */
  async refusal(
    person: string | null,
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<{ code: string; message: string; hint: string | null }> {
    const { errors } = await this.ask(person, query, variables, headers);
    const [first] = errors;
    if (!first) throw new Error('The hub did not refuse.');
    return {
      code: String(first.extensions.code),
      message: first.message,
      hint: (first.extensions.hint as string | undefined) ?? null,
    };
  }

  /** Sets the clock of a development hub; null returns to the machine's time. */
  async setClock(now: string | null): Promise<void> {
    const response = await fetch(new URL('/dev/clock', this.url), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now }),
    });
    if (!response.ok)
      throw new Error(
        `The clock of this hub cannot be set (${response.status}): it needs ADJUSTABLE_CLOCK=1 in development.`,
      );
  }

  private signedIn(person: string): Promise<Browser> {
    const known = this.browsers.get(person);
    if (known) return known;
    const fresh = this.signIn(person);
    this.browsers.set(person, fresh);
    fresh.catch(() => this.browsers.delete(person));
    return fresh;
  }

  private async signIn(person: string): Promise<Browser> {
    const browser = new Browser(this.url);
    await browser.open(`/auth/login?person=${encodeURIComponent(person)}`);
    const me = await browser.send('/auth/me');
    if (!me.ok) throw new Error(`${person} could not sign in (${me.status}).`);
    return browser;
  }
}
