import { Agent, request } from 'undici';
import { isIP } from 'node:net';
import type { Agency } from '#kernel/agency.js';
import { noticeChannels } from './notice-channel.js';
import { NoticeDeliveryEntity, WebhookEntity } from './notice.entity.js';
import { webhookHeaders } from './webhook-signature.js';
import { guardedLookup, mayCall, strictTargets, type WebhookTargets } from './webhook-target.js';

/** How often a delivery is tried before a person has to send it again; with waits that double, about a day. */
export const mostAttempts = 12;
const patience = 5_000;

/** The place did not take it: a code for the list, such as HTTP_500. */
class NotTaken extends Error {}

/**
 * Sends one delivery. Whoever gets it twice knows it by its id, which stays the same each time it is tried. Throws where it was not
 * taken and is to be tried again.
 */
export async function sendNotice(agency: Agency, id: string): Promise<void> {
  const { manager } = agency.dataSource;
  const delivery = await manager.findOneBy(NoticeDeliveryEntity, { id });
  if (!delivery || delivery.deliveredAt || delivery.givenUpAt) return;
  const attempts = delivery.attempts + 1;
  try {
    await send(agency, delivery);
    await manager.update(NoticeDeliveryEntity, id, { attempts, lastError: null, deliveredAt: new Date() });
  } catch (error) {
    const { code, name } = error as { code?: string; name: string };
    const lastError = error instanceof NotTaken ? error.message : (code ?? name);
    const givenUpAt = attempts >= mostAttempts || lastError === 'ENDED' ? new Date() : null;
    await manager.update(NoticeDeliveryEntity, id, { attempts, lastError, givenUpAt });
    agency.log.warn({ delivery: id, reason: lastError, attempts }, 'notice not delivered');
    if (!givenUpAt) throw error;
  }
}

async function send(agency: Agency, delivery: NoticeDeliveryEntity): Promise<void> {
  const { id, noticeId, organisation, kind, caseCode, channel, webhookId, payload } = delivery;
  if (channel) {
    const port = noticeChannels().find(({ name }) => name === channel);
    if (!port) throw new NotTaken('NO_CHANNEL');
    return port.send({ id, noticeId, organisation, kind, caseCode }, agency.log);
  }
  const webhook = await agency.dataSource.manager.findOneBy(WebhookEntity, { id: webhookId! });
  if (!webhook || webhook.endedAt) throw new NotTaken('ENDED');
  await call(webhook, `msg_${id}`, payload, agency.webhookTargets ?? strictTargets);
}

/** One call. No redirect is followed: it would lead where nobody has looked. */
async function call(
  { url, secret }: WebhookEntity,
  id: string,
  body: string,
  targets: WebhookTargets,
): Promise<void> {
  const { hostname, protocol } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'https:' && !targets.plainHttp) throw new NotTaken('NOT_HTTPS');
  if (isIP(host) && !mayCall(host, targets)) throw new NotTaken('INNER_ADDRESS');
  const agent = new Agent({ connect: { lookup: guardedLookup(targets), timeout: patience } });
  try {
    const answer = await request(url, {
      dispatcher: agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...webhookHeaders(secret, { id, at: new Date(), body }),
      },
      body,
      signal: AbortSignal.timeout(patience),
    });
    if (answer.statusCode < 200 || answer.statusCode > 299) throw new NotTaken(`HTTP_${answer.statusCode}`);
  } finally {
    // Whatever else it says is not read.
    await agent.destroy();
  }
}
