import { createSecretKey, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { FrameReader, type Frame } from '#kernel/together/channel.js';
import { AgencyChannel } from './agency-channel.js';
import { parseAnswer, type AgencyAnswer, type NoAnswer } from './agency-call.js';
import type { TogetherOutcome } from './together-call.js';

const secret = createSecretKey(randomBytes(32));
let server: Server;
/** The agency's end of the last channel, and what came over it. */
let agency: Socket;
let frames: Frame[];
let channel: AgencyChannel;

beforeAll(async () => {
  server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => server.close());
beforeEach(async () => {
  const accepted = once(server, 'connection');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  [agency] = (await accepted) as [Socket];
  frames = [];
  const reader = new FrameReader(secret);
  agency.on('data', (piece: Buffer) => frames.push(...reader.take(piece))).on('error', () => undefined);
  channel = new AgencyChannel(socket, secret);
});

/** Asks as many operations as there are times, in one frame. */
function ask(...milliseconds: number[]) {
  const told: (AgencyAnswer | string)[] = milliseconds.map(() => 'nothing');
  const waiting = milliseconds.map((each, at) => ({
    milliseconds: each,
    read: parseAnswer,
    answered: (answer: AgencyAnswer) => (told[at] = answer),
    failed: ({ message }: NoAnswer) => (told[at] = message),
  }));
  const outcome = channel.ask(milliseconds.map(() => '{}').join('\n'), waiting);
  const rest = async (): Promise<Pick<TogetherOutcome, 'answered' | 'unanswered'>> => {
    const { answered, unanswered } = await outcome;
    return { answered, unanswered };
  };
  return { told, outcome: rest };
}

const answer = (me: string) => ({ data: { me } });
const line = (number: number, me = String(number)) => `${number} {"data":{"me":"${me}"}}\n`;

describe('a channel to an agency', () => {
  test('numbers operations on from frame to frame, and hands on answers in whatever pieces and order they come', async () => {
    const [first, second] = [ask(2000, 2000), ask(2000)];
    await expect.poll(() => frames.map(({ number }) => number)).toEqual([1, 3]);
    const bytes = Buffer.from(line(3, '第三') + line(2) + line(1));
    for (let at = 0; at < bytes.length; at += 5) agency.write(bytes.subarray(at, at + 5));
    expect(await first.outcome()).toEqual({ answered: 2, unanswered: [] });
    expect(await second.outcome()).toEqual({ answered: 1, unanswered: [] });
    expect([first.told, second.told]).toEqual([[answer('1'), answer('2')], [answer('第三')]]);
    channel.stop();
  });

  test('has an end of its own for each: one that is late fails alone, and its answer is nobody’s afterwards', async () => {
    const { told, outcome } = ask(2000, 60);
    agency.write(line(1));
    expect(await outcome()).toEqual({ answered: 1, unanswered: [] });
    expect(told).toEqual([answer('1'), 'TimeoutError']);
    const next = ask(2000);
    agency.write(line(2, 'late') + line(3));
    await next.outcome();
    expect([told[1], next.told]).toEqual(['TimeoutError', [answer('3')]]);
    expect(channel.isOpen).toBe(true);
    channel.stop();
  });

  test('over which nothing comes any more is asked no more, and closes when nobody waits', async () => {
    const closed = once(agency, 'close');
    const { told, outcome } = ask(60, 120);
    await expect.poll(() => told[0]).toBe('TimeoutError');
    expect(channel.isOpen).toBe(false);
    expect(await outcome()).toEqual({ answered: 0, unanswered: [] });
    await closed;
  });

  test('that breaks says who is to be asked again', async () => {
    const [first, second] = [ask(2000, 2000), ask(2000)];
    agency.write(`${line(2)}1 {"da`);
    await expect.poll(() => first.told[1]).toEqual(answer('2'));
    agency.destroy();
    expect(await first.outcome()).toEqual({ answered: 1, unanswered: [0] });
    expect(await second.outcome()).toEqual({ answered: 0, unanswered: [0] });
    expect([first.told[0], channel.isOpen]).toEqual(['nothing', false]);
  });

  test('in which one answer is none, or of nobody, or given twice', async () => {
    const { told, outcome } = ask(2000, 2000);
    agency.write(`1 <html>\n7 {"data":{}}\nhello\n\n${line(2)}${line(2, 'again')}`);
    expect(await outcome()).toEqual({ answered: 1, unanswered: [] });
    expect(told).toEqual(['The answer is not JSON.', answer('2')]);
    channel.stop();
  });

  test('in which one answer is too large spares the others, which are asked again', async () => {
    const { told, outcome } = ask(5000, 5000);
    agency.write(`2 ${'x'.repeat(9 * 1024 * 1024)}`);
    expect(await outcome()).toEqual({ answered: 0, unanswered: [0] });
    expect(told).toEqual(['nothing', 'The answer is too large.']);
  });

  test('that is retired closes with the last answer', async () => {
    const closed = once(agency, 'close');
    const { told, outcome } = ask(2000);
    channel.retire();
    expect(channel.isOpen).toBe(false);
    agency.write(line(1));
    expect(await outcome()).toEqual({ answered: 1, unanswered: [] });
    await closed;
    expect(told).toEqual([answer('1')]);
  });

  test('over which nothing has come for ten seconds is asked no more', () => {
    const now = performance.now();
    const clock = vi.spyOn(performance, 'now');
    clock.mockReturnValue(now + 9_000);
    expect(channel.isOpen).toBe(true);
    clock.mockReturnValue(now + 10_100);
    expect(channel.isOpen).toBe(false);
    clock.mockRestore();
    channel.stop();
  });

  test('whose agency takes nothing any more is asked no more', async () => {
    agency.pause();
    channel.ask('x'.repeat(20 * 1024 * 1024), []).catch(() => undefined);
    await expect.poll(() => channel.isOpen).toBe(false);
    channel.stop();
  });
});
