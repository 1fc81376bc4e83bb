import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { court, union } from '../../../infra/county/organisations.js';
import { sendReferral } from '../../../tests/kit/toy-referral.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { OutboxMessageEntity } from '../exchange/outbox-message.entity.js';
import { reconcile } from './reconcile.js';
import { httpAsk } from './reconciler.js';
import { reconciliationDoors } from './reconciliation-doors.js';
import type { Ask } from './signed-question.js';

let county: ToyCounty;
let server: Server;
let overHttp: Ask;
beforeAll(async () => {
  county = await toyCounty();
  const app = express().use('/exchange', reconciliationDoors(county.union));
  server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}/exchange/messages`;
  overHttp = (peer, door, question) => httpAsk({ ...peer, endpoint }, door, question);
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await county.stop();
});

const pair = { organisation: court.code, peer: union.code };

describe('the doors of reconciliation', () => {
  test('answer over HTTP, next to the door of messages', async () => {
    const { caseCode } = await sendReferral(county);
    expect(await reconcile(county.court, pair, overHttp)).toMatchObject({
      LOST_HERE: 0,
      DIVERGED: 0,
      LOST_THERE: 0,
    });
    const where = { caseCode, destination: union.code };
    await county.court.dataSource.manager.delete(OutboxMessageEntity, where);
    await county.court.dataSource.query('delete from exchange_sequence where case_code = $1', [caseCode]);
    await county.court.dataSource.query('delete from exchange_mark where case_code = $1', [caseCode]);
    expect((await reconcile(county.court, pair, overHttp)).LOST_HERE).toBe(1);
    expect(await county.court.dataSource.manager.countBy(OutboxMessageEntity, where)).toBe(1);
    expect((await reconcile(county.court, pair, overHttp)).LOST_HERE).toBe(0);
  });

  test('refuse what is too long before they read it', async () => {
    const question = { text: 'x'.repeat(70_000), keyId: 'x', signature: 'x' };
    expect((await overHttp(county.court.book.organisation(union.code), 'watermarks', question)).status).toBe(
      413,
    );
  });
});
