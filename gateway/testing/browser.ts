/** A browser without a screen: keeps cookies by path and follows redirects. */
export class Browser {
  private readonly jar = new Map<string, { value: string; path: string }>();

  constructor(private readonly origin: string) {}

  /** One request, no redirect followed. */
  async send(target: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(target, this.origin);
    const headers = new Headers(init.headers);
    const cookies = [...this.jar]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`);
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  /** Follows redirects to the page they end at; returns it and the addresses passed. */
  async open(target: string, init: RequestInit = {}): Promise<{ response: Response; passed: string[] }> {
    const passed = [target];
    let response = await this.send(target, init);
    while (response.status >= 300 && response.status < 400 && passed.length < 20) {
      passed.push(new URL(response.headers.get('location')!, new URL(passed.at(-1)!, this.origin)).href);
      response = await this.send(passed.at(-1)!);
    }
    return { response, passed };
  }

  cookie(name: string): string | undefined {
    return this.jar.get(name)?.value;
  }

  setCookie(name: string, value: string, path = '/'): void {
    this.jar.set(name, { value, path });
  }

  private keep(line: string): void {
    const [, name, value, attributes] = /^([^=]+)=([^;]*)(.*)$/.exec(line)!;
    const path = /;\s*path=([^;]*)/i.exec(attributes!)?.[1] ?? '/';
    const expires = /;\s*expires=([^;]*)/i.exec(attributes!)?.[1];
    if (value === '' || (expires && new Date(expires) < new Date())) this.jar.delete(name!);
    else this.jar.set(name!, { value: value!, path });
  }
}
