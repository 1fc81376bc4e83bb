import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { togetherType } from '#kernel/together/together.js';
import { openAgent, parseAnswer, type AgencyAnswer, type NoAnswer } from './agency-call.js';
import { callTogether, NotTogether } from './together-call.js';

const agent = openAgent();
let server: Server;
let script: (response: ServerResponse) => void;
beforeAll(async () => {
  server = createServer((request, response) => request.resume().on('end', () => script(response)));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  await agent.destroy();
  server.closeAllConnections();
  server.close();
});

/** Sends three operations; gives what each was told. */
async function callThree(milliseconds = [2000, 2000, 2000]) {
  const told: (AgencyAnswer | string)[] = ['nothing', 'nothing', 'nothing'];
  const waiting = milliseconds.map((each, at) => ({
    milliseconds: each,
    read: parseAnswer,
    answered: (answer: AgencyAnswer) => (told[at] = answer),
    failed: ({ message }: NoAnswer) => (told[at] = message),
  }));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const outcome = await callTogether(agent, url, {}, '', waiting).catch((error: Error) => error);
  return { told, outcome };
}

const head = (response: ServerResponse) => response.writeHead(200, { 'content-type': togetherType });
const answer = (me: string) => ({ data: { me } });

describe('a call of several operations', () => {
  test('hands on answers in whatever pieces and order they come', async () => {
    script = (response) => {
      const bytes = Buffer.from([2, 0, 1].map((at) => `${at} {"data":{"me":"第${at}"}}\n`).join(''));
      head(response);
      for (let at = 0; at < bytes.length; at += 5) response.write(bytes.subarray(at, at + 5));
      response.end();
    };
    const { told, outcome } = await callThree();
    expect(told).toEqual([answer('第0'), answer('第1'), answer('第2')]);
    expect(outcome).toEqual({ answered: 3, unanswered: [] });
  });

  test('has an end of its own for each: one that is late fails alone', async () => {
    script = (response) => head(response).write('0 {"data":{"me":"a"}}\n2 {"data":{"me":"c"}}\n');
    const { told, outcome } = await callThree([2000, 60, 2000]);
    expect(told).toEqual([answer('a'), 'TimeoutError', answer('c')]);
    expect(outcome).toEqual({ answered: 2, unanswered: [] });
  });

  test('that breaks off says who is to be asked again', async () => {
    script = (response) => {
      head(response).write('1 {"data":{"me":"b"}}\n0 {"da');
      setTimeout(() => response.destroy(), 20);
    };
    const { told, outcome } = await callThree();
    expect([told, outcome]).toEqual([
      ['nothing', answer('b'), 'nothing'],
      { answered: 1, unanswered: [0, 2] },
    ]);
  });

  test('in which one answer is too large spares the others', async () => {
    script = (response) => head(response).end(`1 ${'x'.repeat(9 * 1024 * 1024)}\n0 {"data":{"me":"a"}}\n`);
    const { told, outcome } = await callThree();
    expect([told[1], outcome]).toEqual(['The answer is too large.', { answered: 0, unanswered: [0, 2] }]);
  });

  test('in which one answer is none, or of nobody', async () => {
    script = (response) =>
      head(response).end('0 <html>\n7 {"data":{}}\nhello\n1 {"data":{"me":"b"}}\n1 {"data":{}}\n');
    const { told, outcome } = await callThree();
    expect(told).toEqual(['The answer is not JSON.', answer('b'), 'nothing']);
    expect(outcome).toEqual({ answered: 1, unanswered: [2] });
  });

  test('that is refused is refused for everybody', async () => {
    const refused = { errors: [{ message: '请先登录。' }] };
    script = (response) => response.writeHead(401).end(JSON.stringify(refused));
    expect((await callThree()).told).toEqual([refused, refused, refused]);
  });

  test('that gets no answer leaves everybody waiting for the one who sent it', async () => {
    script = (response) => response.writeHead(502).end('<h1>Bad gateway</h1>');
    const { told, outcome } = await callThree();
    expect([told, (outcome as Error).message]).toEqual([Array(3).fill('nothing'), 'The answer is not JSON.']);
    script = (response) => response.writeHead(404).end();
    expect((await callThree()).outcome).toBeInstanceOf(NotTogether);
  });
});
