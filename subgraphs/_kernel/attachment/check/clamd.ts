import { connect } from 'node:net';
import { builtInScanner, type Scanner } from './scanner.js';

const chunkSize = 64 * 1024;
const longestAnswer = 4096;

/** The virus scanner of a deployment; without one the built-in checks alone. */
export function scannerOf(clamdAddress: string | undefined): Scanner {
  return clamdAddress ? clamdScanner(clamdAddress) : builtInScanner;
}

/** The ClamAV daemon over TCP (INSTREAM), at `host:port`. When it does not answer, nothing is accepted. */
export function clamdScanner(address: string, timeout = 10_000): Scanner {
  const { hostname, port } = new URL(`tcp://${address}`);
  return {
    name: 'clamd',
    async scan(content) {
      const answer = await converse(hostname, Number(port), content, timeout);
      if (answer === 'stream: OK') return null;
      const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
      if (found === undefined) throw new Error('clamd could not scan the file.');
      return found;
    },
  };
}

function converse(host: string, port: number, content: Buffer, timeout: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const late = setTimeout(() => socket.destroy(new Error('clamd did not answer in time.')), timeout);
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
      if (answer.length > longestAnswer) socket.destroy(new Error('clamd answered too much.'));
    });
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(late);
      resolve(answer.replace(/[\0\n]+$/, ''));
    });
    socket.write('zINSTREAM\0');
    for (let at = 0; at < content.length; at += chunkSize) {
      const chunk = content.subarray(at, at + chunkSize);
      socket.write(sizeOf(chunk.length));
      socket.write(chunk);
    }
    socket.write(sizeOf(0));
  });
}

function sizeOf(length: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  return size;
}
