import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Agency } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import { type Carrier, overHttp } from '#kernel/witness/carry.js';
import { headsDoor } from '#kernel/witness/heads-door.js';
import { HeadGiver } from '#kernel/witness/head-giver.js';
import { type ToyCounty, toyCounty } from '../../kit/toy-county.js';

/** Two agencies and a register that witness each other's chains over HTTP; the county's other agencies are down. */
export interface WitnessCounty extends ToyCounty {
  readonly agencies: readonly Agency[];
  /** Carries to the doors of this county, whatever port the address book names. */
  readonly carry: Carrier;
  /** Where an agency's heads door is. */
  doorOf(agency: Agency): string;
  /** Writes so many links into the chain. */
  act(agency: Agency, links: number): Promise<void>;
  /** Gives the agency's head to all. */
  give(agency: Agency): Promise<void>;
}

export async function witnessCounty(): Promise<WitnessCounty> {
  const county = await toyCounty();
  const agencies = [county.court, county.union, county.register];
  const servers: Server[] = [];
  const doors = new Map<string, string>();
  for (const agency of agencies) {
    const server = await new Promise<Server>((resolve) => {
      const app = express().use('/exchange/heads', headsDoor(agency));
      const listening: Server = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
    servers.push(server);
    const { port } = server.address() as AddressInfo;
    doors.set(agency.manifest.name, `http://127.0.0.1:${port}/exchange/heads`);
  }
  const nameAt = (address: string): string | undefined =>
    county.court.book.current.organisations.find(({ endpoint }) =>
      address.startsWith(new URL('heads', endpoint).href),
    )?.agency;
  const carry: Carrier = (method, address, text, signed) => {
    const door = doors.get(nameAt(address) ?? '');
    if (!door) return Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' }));
    return overHttp(method, address.replace(/^.*\/exchange\/heads/, door), text, signed);
  };
  let subjects = 0;
  return {
    ...county,
    ...{ agencies, carry, doorOf: (agency) => doors.get(agency.manifest.name)! },
    async act(agency, links) {
      for (let done = 0; done < links; done++) {
        const ctx = county.clerk(agency);
        subjects += 1;
        const details = { number: subjects, kind: 'TRY' };
        await ctx.transaction(async (tx) =>
          record(tx, ctx, 'case.look', `subject-${subjects}`, { caseCode: null, details }),
        );
      }
    },
    give: (agency) => new HeadGiver(agency, carry).give(),
    async stop() {
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
      await county.stop();
    },
  };
}
