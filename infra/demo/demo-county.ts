import { IsNull } from 'typeorm';
import type { Actor } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { deliver, type Transport } from '#kernel/exchange/deliver.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { receive, receiveTogether, type Reply } from '#kernel/exchange/receive.js';
import { keepOutcomes } from '#kernel/exchange/outcomes.js';
import type { DeliveryResult } from '#kernel/exchange/relay.js';
import { noteStaff } from '#kernel/staff/colleagues.js';
import { organisations } from '../county/organisations.js';
import { people } from '../county/people.js';
import { manifests } from '../manifests.js';
import { type DemoPlaces, openDemoAgency, stopped } from './demo-agency.js';
import type { RegisterThread } from './register-thread.js';

/**
 * All agencies opened side by side without their doors, so that the demo people can act on past days.
 * What they do goes through the acts; what the acts post is signed, carried and receipted as always, only without HTTP.
 */
export class DemoCounty {
  /** What the register is to be told of each case, by the agency that tells it. */
  private readonly untold = new Map<string, Map<Agency, OutboxMessageEntity[]>>();
  private readonly underWay = new Set<string>();

  private constructor(
    private readonly agencies: ReadonlyMap<string, Agency>,
    private readonly register: RegisterThread | null,
  ) {}

  /** With a thread for the register, what it takes in is worked on another core. */
  static async open(places: DemoPlaces, register: RegisterThread | null = null): Promise<DemoCounty> {
    const opened = await Promise.all(
      manifests.map(async (manifest) => [manifest.name, await openDemoAgency(manifest, places)] as const),
    );
    return new DemoCounty(new Map(opened), register);
  }

  /** Each agency gets to know its people as when they sign in, so that work can be given to them. */
  async welcome(): Promise<void> {
    for (const { id, name, agency: at, organisation, roles } of people) {
      const actor: Actor = { kind: 'STAFF', id, name, agency: at, organisation, roles };
      await noteStaff(this.agencies.get(at)!, actor);
    }
  }

  /** A demo person at work at that time. */
  as(personId: string, at: Date): RequestContext {
    const person = people.find(({ id }) => id === personId);
    if (!person) throw new Error(`There is no demo person ${personId}.`);
    const { id, name, agency, organisation, roles } = person;
    const actor: Actor = { kind: 'STAFF', id, name, agency, organisation, roles };
    return new RequestContext(this.agencies.get(agency)!, actor, { clock: stopped(at) });
  }

  /** Delivers what the case has posted at the agency that acted, and what the receivers post in turn. */
  async deliver(caseCode: string, from: string): Promise<void> {
    for (let posting = new Set([from]); posting.size > 0;) {
      const receivers = new Set<string>();
      for (const name of posting) {
        for (const receiver of await this.deliverFrom(this.agencies.get(name)!, caseCode))
          receivers.add(receiver);
      }
      posting = receivers;
    }
  }

  /** Tells the register all that the agencies have to say of the case, and keeps its receipts. */
  async told(caseCode: string): Promise<void> {
    const untold = this.untold.get(caseCode) ?? new Map<Agency, OutboxMessageEntity[]>();
    this.untold.delete(caseCode);
    for (const [agency, messages] of untold) {
      const replies = await this.registerTakes(messages);
      const results: DeliveryResult[] = [];
      for (const [at, message] of messages.entries()) {
        results.push(await this.send(agency, message, async () => replies[at]!));
        this.underWay.delete(message.id);
      }
      await keepOutcomes(agency.dataSource.manager, results);
    }
  }

  async close(): Promise<void> {
    await this.register?.close();
    await Promise.all([...this.agencies.values()].map((agency) => agency.dataSource.destroy()));
  }

  /** Answers the agencies that took something in and may post themselves; the register never does. */
  private async deliverFrom(agency: Agency, caseCode: string): Promise<Set<string>> {
    const receivers = new Set<string>();
    const waiting = await agency.dataSource.manager.find(OutboxMessageEntity, {
      where: { caseCode, deliveredAt: IsNull() },
      order: { destination: 'ASC', caseSeq: 'ASC' },
    });
    const results: DeliveryResult[] = [];
    for (const message of waiting.filter(({ id }) => !this.underWay.has(id))) {
      const receiver = this.receiverOf(message).manifest;
      if (receiver.keepsRegister) this.tellRegister(agency, message);
      else {
        results.push(await this.send(agency, message));
        receivers.add(receiver.name);
      }
    }
    await keepOutcomes(agency.dataSource.manager, results);
    return receivers;
  }

  private tellRegister(sender: Agency, message: OutboxMessageEntity): void {
    this.underWay.add(message.id);
    const ofCase = this.untold.get(message.caseCode) ?? new Map<Agency, OutboxMessageEntity[]>();
    this.untold.set(message.caseCode, ofCase);
    ofCase.set(sender, [...(ofCase.get(sender) ?? []), message]);
  }

  private registerTakes(messages: readonly OutboxMessageEntity[]): Promise<Reply[]> {
    const last = timeOf(messages.at(-1)!);
    if (this.register) return this.register.receive(messages, last);
    return receiveTogether(this.receiverOf(messages[0]!), messages, stopped(last));
  }

  private async send(
    agency: Agency,
    message: OutboxMessageEntity,
    carry: Transport = this.carry,
  ): Promise<DeliveryResult> {
    const delivery = await deliver(agency, carry, message);
    if (delivery.kind !== 'receipt' || delivery.receipt.disposition === 'REFUSED') {
      throw new Error(`A demo message was not taken: ${message.type} ${JSON.stringify(delivery)}`);
    }
    return { message, delivery };
  }

  private receiverOf({ destination }: OutboxMessageEntity): Agency {
    return this.agencies.get(organisations.find(({ code }) => code === destination)!.agency)!;
  }

  /** The receiver's clock shows the time the message was sent. */
  private readonly carry: Transport = (_endpoint, message) =>
    receive(this.receiverOf(message), message, stopped(timeOf(message)));
}

function timeOf({ text }: OutboxMessageEntity): Date {
  return new Date((JSON.parse(text) as { time: string }).time);
}
