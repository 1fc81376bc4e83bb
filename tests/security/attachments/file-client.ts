import { join } from 'node:path';
import { people } from '../../../infra/county/people.js';
import { mintToken } from '../../../infra/identity/mint-token.js';
import type { BootedHub } from '../../kit/boot-hub.js';

export interface FileAnswer {
  status: number;
  headers: Headers;
  content: Buffer;
  /** Of a refusal. */
  code: string | null;
  /** Of a file that was taken in. */
  attachment: { id: string; sha256: string; mediaType: string; bytes: number; name: string } | null;
}

/** Sends files to a hub and fetches them, as a program with a person's token. */
export class FileClient {
  constructor(private readonly hub: BootedHub) {}

  token(person: string): Promise<string> {
    const found = people.find(({ id }) => id === person)!;
    const issuer = `${this.hub.url}/idp/${found.agency}`;
    return mintToken({ keysDir: join(this.hub.keys, 'identity'), issuer, person: found, lifetime: 40 });
  }

  async add(
    person: string | null,
    agency: string,
    file: { case: string; name: string; content: Buffer; kind?: string },
    headers: Record<string, string> = {},
  ): Promise<FileAnswer> {
    const query = new URLSearchParams({ case: file.case, name: file.name, kind: file.kind ?? 'EVIDENCE' });
    return this.send(person, `/attachments/${agency}?${query.toString()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'wufang-upload': '1', ...headers },
      body: new Uint8Array(file.content),
    });
  }

  read(person: string | null, agency: string, id: string): Promise<FileAnswer> {
    return this.send(person, `/attachments/${agency}/${id}`);
  }

  private async send(person: string | null, path: string, init: RequestInit = {}): Promise<FileAnswer> {
    const headers = new Headers(init.headers);
    if (person !== null) headers.set('authorization', `Bearer ${await this.token(person)}`);
    const response = await fetch(`${this.hub.url}${path}`, { ...init, headers });
    const content = Buffer.from(await response.arrayBuffer());
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    const answer = isJson ? JSON.parse(content.toString('utf8')) : {};
    return {
      ...{ status: response.status, headers: response.headers, content },
      code: answer.errors?.[0].extensions.code ?? null,
      attachment: answer.attachment ?? null,
    };
  }
}
