import { setTimeout as pause } from 'node:timers/promises';
import { type BootedHub, bootHub } from '../../../kit/boot-hub.js';
import { fileCase } from '../../attachments/file-case.js';
import { acceptedCase, patientGateway, type ReferredCase } from '../referred-case.js';
import type { Words } from '../thief.js';

/** A person in every case of the story; who sees this name has seen personal data. */
export const worker = '测试甲';

/** A hub with two cases of the second court that the union mediates, and two that the union has nothing to do with. */
export class Stage {
  hub!: BootedHub;
  shared!: ReferredCase;
  quarrelled!: ReferredCase;
  foreign!: string;
  other!: string;

  async set(): Promise<void> {
    this.hub = await bootHub({ gateway: patientGateway });
    this.shared = await acceptedCase(this.hub, 931);
    this.quarrelled = await acceptedCase(this.hub, 932);
    this.foreign = await fileCase(this.hub);
    this.other = await fileCase(this.hub);
    await this.hub.settled();
  }

  atCourt<Row extends object = Words>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.hub.agency('court').agency.dataSource.query<Row[]>(text, values);
  }

  /** Who has read the court's part of a case, by the court's own record. */
  async readersOf(caseCode: string): Promise<string[]> {
    const rows = await this.atCourt<{ reader: string }>(
      'select reader_id as reader from usage_record where case_code = $1 order by id',
      [caseCode],
    );
    return rows.map(({ reader }) => reader);
  }
}

/** The question for the court's part of a case past the gateway, and at the gateway. */
export const partOf = (caseCode: string) =>
  `{ _entities(representations: [{ __typename: "Case", id: "${caseCode}" }]) { ... on Case { court { parties { name idNumber } } } } }`;
export const viewOf = (caseCode: string) =>
  `{ case(id: "${caseCode}") { court { parties { name idNumber } } } }`;

/** Seconds from now until it is so; throws after a minute. */
export async function secondsUntil(so: () => Promise<boolean>, everyMilliseconds = 250): Promise<number> {
  const from = Date.now();
  while (!(await so())) {
    if (Date.now() - from > 60_000) throw new Error('Not within a minute.');
    await pause(everyMilliseconds);
  }
  return (Date.now() - from) / 1000;
}
