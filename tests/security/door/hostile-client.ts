import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * The attacker, in a thread of its own so that its work is not taken for the gateway's. It sends every body once and says
 * what came of each; told to loop, it sends them round and round until it is told to stop.
 */
interface Attack {
  url: string;
  headers: Record<string, string>;
  bodies: string[];
}

const { url, headers, bodies } = workerData as Attack;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let looping = false;

function send(body: string): Promise<{ status: number; text: string; milliseconds: number }> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const call = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(parts).toString('utf8'),
          milliseconds: performance.now() - begun,
        }),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

async function once(): Promise<void> {
  const answers = [];
  for (const body of bodies) answers.push(await send(body));
  parentPort!.postMessage(answers);
}

async function loop(): Promise<void> {
  let sent = 0;
  let passed = 0;
  looping = true;
  while (looping) {
    const { status } = await send(bodies[sent++ % bodies.length]!);
    if (status < 400 || status >= 500) passed++;
  }
  parentPort!.postMessage({ sent, passed });
}

parentPort!.on('message', (told: 'once' | 'loop' | 'stop') => {
  if (told === 'once') void once();
  else if (told === 'loop') void loop();
  else looping = false;
});
