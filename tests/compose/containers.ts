import { spawn } from 'node:child_process';
import { projectRoot } from '#kernel/project-root.js';

export interface Ran {
  code: number;
  output: string;
}

/** Runs a command and answers how it ended; its output is kept, not shown. */
export function run(
  command: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (output += text.toString()));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The same where it must succeed. */
export async function must(
  command: string,
  args: readonly string[],
  environment?: Record<string, string>,
): Promise<string> {
  const { code, output } = await run(command, args, environment);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-3000)}`);
  return output;
}

/** What runs the containers: a Docker engine, or a program named by CONTAINER_TOOL that sets Podman up and builds with it. */
export interface Containers {
  build(): Promise<void>;
  compose(args: readonly string[]): Promise<string>;
  healthy(service: string): Promise<boolean>;
  kill(services: readonly string[]): Promise<void>;
  start(services: readonly string[]): Promise<void>;
}

export const project = 'wufang-test';

export function containersOf(tool: string | undefined, environment: Record<string, string>): Containers {
  return tool ? withPodman(tool, environment) : withDocker(environment);
}

function withDocker(environment: Record<string, string>): Containers {
  const compose = (args: readonly string[]) =>
    must('docker', ['compose', '-p', project, ...args], environment);
  return {
    build: async () =>
      void (await must('docker', ['build', '-t', 'wufang:local', '-f', 'infra/Dockerfile', '.'])),
    compose,
    async healthy(service) {
      const id = (await compose(['ps', '-aq', service])).trim();
      return (
        (await run('docker', ['inspect', '-f', '{{.State.Health.Status}}', id])).output.trim() === 'healthy'
      );
    },
    kill: async (services) => void (await compose(['kill', ...services])),
    start: async (services) => void (await compose(['start', ...services])),
  };
}

function withPodman(tool: string, environment: Record<string, string>): Containers {
  const name = (service: string) => `${project}_${service}_1`;
  return {
    async build() {
      if ((await run('podman-compose', ['--version'])).code !== 0) await must('bash', [tool, 'setup']);
      for (const [verb, image] of [
        ['base', 'node:24-bookworm-slim'],
        ['base-postgres', 'postgres:18'],
      ] as const) {
        if ((await run('podman', ['image', 'exists', image])).code !== 0)
          await must('bash', [tool, verb, image]);
      }
      await must('bash', [tool, 'build', '-t', 'wufang:local', '-f', 'infra/Dockerfile', '.']);
    },
    compose: (args) => must('podman-compose', ['-p', project, ...args], environment),
    // Podman runs health checks by systemd, which a container host of this kind need not have: each is run by hand.
    healthy: async (service) => (await run('podman', ['healthcheck', 'run', name(service)])).code === 0,
    kill: async (services) => void (await must('podman', ['kill', ...services.map(name)])),
    start: async (services) => void (await must('podman', ['start', ...services.map(name)])),
  };
}
