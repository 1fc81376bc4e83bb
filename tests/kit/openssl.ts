import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the OpenSSL command line of this machine is; null where there is none of version 3 or later. */
export function opensslVersion(): string | null {
  const { stdout, status } = spawnSync('openssl', ['version'], { encoding: 'utf8' });
  return status === 0 && /^OpenSSL ([3-9]|\d\d)\./.test(stdout) ? stdout.trim() : null;
}

const userId = ['-sigopt', 'distid:1234567812345678'];

/** Another maker's SM2, in a folder of its own. */
export class Openssl {
  readonly folder = mkdtempSync(join(tmpdir(), 'wufang-openssl-'));

  run(...words: string[]): Buffer {
    return execFileSync('openssl', words, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(join(this.folder, name), content);
    return name;
  }

  signSm2(privatePem: string, bytes: Uint8Array): Buffer {
    this.write('key.pem', privatePem);
    this.write('text', bytes);
    return this.run('dgst', '-sm3', ...userId, '-sign', 'key.pem', 'text');
  }

  verifySm2(publicPem: string, bytes: Uint8Array, signature: Uint8Array): boolean {
    this.write('public.pem', publicPem);
    this.write('text', bytes);
    this.write('signature', signature);
    const words = ['dgst', '-sm3', ...userId, '-verify', 'public.pem', '-signature', 'signature', 'text'];
    return spawnSync('openssl', words, { cwd: this.folder }).status === 0;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
