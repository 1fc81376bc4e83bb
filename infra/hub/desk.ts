import { fork } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';

/** Builds the desk's page where the built one is not of these sources. In a program of its own: a bundler would stay in this one's memory. */
export function buildDesk(progress: (line: string) => void = () => undefined): Promise<void> {
  // Whoever builds it, a test as well, builds what clerks get.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = fork(join(projectRoot, 'dist/infra/desk/program.js'), [], { silent: true, env });
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (output += text.toString()));
  child.on('message', (line) => progress(line as string));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The desk could not be built:\n${output.trim().slice(-4000)}`));
    });
  });
}
