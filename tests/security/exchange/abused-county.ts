import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import type { Agency } from '#kernel/agency.js';
import type { AgencyConfig } from '#kernel/config.js';
import { agencyServer } from '#kernel/server.js';
import { court, type Organisation, union } from '../../../infra/county/organisations.js';
import type { SuiteOf } from '../../../infra/keys/development-keys.js';
import { type ToyCounty, toyCounty } from '../../kit/toy-county.js';
import { type SignedMessage, type Thief, thiefOf } from '../attacks/thief.js';

export type Side = 'court' | 'union';

/** How a door answered: the status, and the code of the refusal, or APPLIED. */
export type Answer = [status: number, code: string];

/** What goes over the wire besides the message. */
export interface Wire {
  method?: 'POST' | 'PUT' | 'GET';
  headers?: Record<string, string>;
  /** The bytes in the place of the text. */
  body?: Uint8Array;
}

/** Two agencies that listen at their true doors, and the keys of both in the hands of who means ill. */
export interface AbusedCounty extends ToyCounty {
  readonly thieves: Record<Side, Thief>;
  /** Brings a message to a door as any program on the network can. */
  bring(side: Side, message: SignedMessage, wire?: Wire): Promise<Answer>;
  agencyOf(side: Side): Agency;
}

const organisationOf: Record<Side, Organisation> = { court, union };

export async function abusedCounty(suiteOf?: SuiteOf): Promise<AbusedCounty> {
  const county = await toyCounty({
    union: { handlers: { SupervisionLetterProgressed: async () => undefined } },
    ...(suiteOf && { suiteOf }),
  });
  const doors = { court: await openDoor(county.court), union: await openDoor(county.union) };
  const thief = (side: Side): Thief => thiefOf(county, organisationOf[side]);
  return {
    ...county,
    thieves: { court: thief('court'), union: thief('union') },
    agencyOf: (side) => county[side],
    bring: (side, message, wire) => bringTo(doors[side].url, message, wire),
    async stop() {
      await Promise.all(Object.values(doors).map((door) => door.close()));
      await county.stop();
    },
  };
}

async function openDoor(agency: Agency): Promise<{ url: string; close(): Promise<void> }> {
  const config = { mode: 'production', adjustableClock: false } as AgencyConfig;
  const { server, stop } = await agencyServer(agency, config);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await stop();
  };
  return { url: `http://127.0.0.1:${port}/exchange/messages`, close };
}

async function bringTo(url: string, message: SignedMessage, wire: Wire = {}): Promise<Answer> {
  const { method = 'POST', headers = {}, body = message.text } = wire;
  const response = await request(url, {
    method,
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'wufang-key': message.keyId,
      'wufang-signature': message.signature,
      ...headers,
    },
    body: method === 'GET' ? null : body,
  });
  return [response.statusCode, codeIn(await response.body.text())];
}

function codeIn(body: string): string {
  const reply = JSON.parse(body) as { code?: string; receipt?: string; errors?: { extensions: Answer }[] };
  if (reply.receipt === undefined)
    return reply.code ?? (reply.errors![0]!.extensions as unknown as { code: string }).code;
  const receipt = JSON.parse(reply.receipt) as { disposition: string; code: string | null };
  return receipt.disposition === 'APPLIED' ? 'APPLIED' : receipt.code!;
}
