import 'reflect-metadata';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { AgencyManifest, Agency } from './agency.js';
import { checkArrows } from './arrows/check-arrows.js';
import { readAddedYears } from './calendar-year/read-added-years.js';
import { adjustableClock, systemClock } from './clock/clock.js';
import { type AgencyConfig, readAgencyConfig } from './config.js';
import { agencyDataSource } from './database.js';
import { KeptAddressBook } from './exchange/kept-address-book.js';
import { KeyFolder } from './exchange/keyring.js';
import { presentAgreement } from './exchange/messages.js';
import { Relay } from './exchange/relay.js';
import { meetingMachine } from './joint-meeting/joint-meeting.state.js';
import { processLog } from './log.js';
import { checkMachine } from './machine.js';
import { onEnd } from './on-end.js';
import { askSparingly } from './statements/connections.js';
import { raiseBookRefused } from './reconciliation/book-refused.js';
import { httpAsk, Reconciler } from './reconciliation/reconciler.js';
import { referralMachine } from './referral/referral.state.js';
import { agencyServer } from './server.js';
import { DeadlineTimers } from './timers/deadline-timers.js';
import { setSyntheticDivisions } from './values/id-number.js';
import { HeadGiver } from './witness/head-giver.js';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export { migrateAgency } from './database.js';

export interface RunningAgency {
  readonly agency: Agency;
  readonly url: string;
  readonly relay: Relay;
  readonly reconciler: Reconciler;
  stop(): Promise<void>;
}

const firstLookMilliseconds = 3_000;

/** Starts an agency: database, keys, GraphQL and exchange over HTTP, relay. Fails at once on a broken state table. */
export async function startAgency(manifest: AgencyManifest, config: AgencyConfig): Promise<RunningAgency> {
  const agency = await openAgency(manifest, config);
  const reconciler = new Reconciler(agency, httpAsk, config.reconcileSeconds);
  // What a backup has lost comes back, and its numbers with it, before anybody can act on it; nobody is waited for long.
  const firstLook = Promise.race([reconciler.run(), pause(firstLookMilliseconds, undefined, { ref: false })]);
  const [{ server, stop: stopGraph }] = await Promise.all([agencyServer(agency, config), firstLook]);
  await once(server.listen(config.port, config.host), 'listening');
  const relay = new Relay(agency, config.databaseUrl);
  relay.start();
  const heads = new HeadGiver(agency);
  if (config.auditHeadSeconds !== null) heads.start(config.auditHeadSeconds ?? 60);
  reconciler.start();
  const timers = new DeadlineTimers(agency, config.databaseUrl);
  if (config.timers !== false && !manifest.keepsRegister) timers.start();
  const { port } = server.address() as AddressInfo;
  const url = `http://${config.host}:${port}`;
  agency.log.info({ url }, 'ready');
  const stop = async (): Promise<void> => {
    await timers.stop();
    await relay.stop();
    await heads.stop();
    await reconciler.stop();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 3_000).unref();
    await stopGraph();
    await closed;
    await agency.dataSource.destroy();
  };
  return { agency, url, relay, reconciler, stop };
}

/** What an agency works with, without its doors: for the server, and for work done through the acts alone. */
export async function openAgency(
  manifest: AgencyManifest,
  config: Pick<
    AgencyConfig,
    | 'databaseUrl'
    | 'keysDir'
    | 'addressBook'
    | 'addressBookKey'
    | 'adjustableClock'
    | 'webhookTargets'
    | 'logLevel'
  >,
): Promise<Agency> {
  checkArrows(manifest);
  checkMachine('referral', referralMachine, 'DRAFT');
  checkMachine('joint meeting', meetingMachine, 'CALLED');
  for (const [name, { table, first }] of Object.entries(manifest.machines)) checkMachine(name, table, first);
  const log = processLog(manifest.name, config.logLevel);
  const signerPem = readFileSync(config.addressBookKey, 'utf8');
  const dataSource = await agencyDataSource(manifest, config.databaseUrl).initialize();
  try {
    askSparingly(dataSource);
    await readAddedYears({ dataSource, manifest });
    const book = await KeptAddressBook.open(config.addressBook, signerPem, dataSource, log);
    const keyring = new KeyFolder(config.keysDir, book);
    const clock = config.adjustableClock ? adjustableClock() : systemClock();
    const { webhookTargets } = config;
    const agreement = presentAgreement;
    const agency: Agency = { manifest, dataSource, clock, book, agreement, keyring, webhookTargets, log };
    await book.tellOfRefused((refused) => raiseBookRefused(agency, signerPem, refused));
    return agency;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/** A process of one agency: reads its environment, starts, and stops cleanly on a signal or when its parent is gone. */
export async function runAgency(manifest: AgencyManifest): Promise<void> {
  const config = readAgencyConfig(manifest.name, process.env);
  // Invented identity numbers pass where the hub is tried out, and nowhere else.
  setSyntheticDivisions(config.mode === 'development');
  const running = await startAgency(manifest, config);
  onEnd(() => running.stop());
}
