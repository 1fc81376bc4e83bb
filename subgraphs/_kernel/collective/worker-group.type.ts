import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { consentChannels } from '#kernel/consent/consent.type.js';
import type { ConsentChannel } from '#kernel/consent/consent.entity.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { fewestRepresentatives } from './elect-representatives.js';
import { hasLeft, workerEntryMachine, type WorkerEntryState } from './worker-entry.state.js';
import type { WorkerEntryEntity, WorkerGroupEntity } from './worker-group.entity.js';
import { collectiveThreshold } from './worker-list.js';

export const workerEntryStates = statesOf(workerEntryMachine);
registerEnumType(workerEntryStates, {
  name: 'WorkerEntryState',
  description:
    'How a worker stands in a collective dispute (劳动者参加状态): listed 列名, represented 由代表人代表, consented 同意和解, declined 不同意和解, settled 已和解, separated 另行主张, withdrawn 退出.',
});

@Directive('@shareable')
@ObjectType({ description: 'One worker of a collective dispute (集体争议劳动者), by the line of the list.' })
export class WorkerEntry {
  @DataClass('PARTY')
  @Field(() => Int, { description: 'Line of the list (名册行号).' })
  line!: number;
  @DataClass('PARTY')
  @Field(() => ID, { description: 'The party; the name stands with the parties of the case (当事人).' })
  partyId!: string;
  @DataClass('PARTY')
  @Field(() => workerEntryStates)
  state!: WorkerEntryState;
  @DataClass('CLAIM')
  @Field(() => MoneyScalar, { nullable: true, description: 'What the worker claims (请求金额).' })
  claim!: number | null;
  @DataClass('AGREEMENT')
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What the worker has consented to settle for (同意的金额); null while there is no consent.',
  })
  agreed!: number | null;
  @DataClass('AGREEMENT')
  @Field(() => ID, {
    nullable: true,
    description: 'The agreement in effect for the worker (调解协议); null where there is none.',
  })
  agreementId!: string | null;
  @DataClass('PARTY')
  @Field(() => ID, {
    nullable: true,
    description: 'The referral by which the worker goes on alone (另行主张的转介); null where there is none.',
  })
  referralId!: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'The workers of a collective dispute (集体争议): one case, many persons.' })
export class WorkerGroup {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => Int, { description: 'Workers on the list (人数); the dispute counts as one case (件).' })
  workers!: number;
  @DataClass('HEADER')
  @Field(() => Boolean, { description: 'Ten workers or more (集体争议, 调解仲裁法第7条).' })
  collective!: boolean;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Why it goes first at every stage (绿色通道).' })
  greenChannel!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When the workers were listed (登记日期).' })
  listedOn!: string;
  @DataClass('HEADER')
  @Field(() => Boolean, {
    description:
      'Three to five representatives have still to be elected, or fewer than three are left (待推选代表人).',
  })
  representativesNeeded!: boolean;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until they are elected (推选日期).' })
  electedOn!: string | null;
  @DataClass('PARTY')
  @Field(() => [ID], { description: 'Parties who speak for all (代表人); empty until they are elected.' })
  representatives!: string[];
  @DataClass('CLAIM')
  @Field(() => String, { nullable: true, description: 'What all of them claim (共同请求).' })
  commonClaim!: string | null;
  @DataClass('CLAIM')
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What the claims come to, to the fen (请求合计).',
  })
  claim!: number | null;
  @DataClass('HEADER')
  @Field(() => Int, { description: 'For how many an agreement has taken effect (已和解人数).' })
  settled!: number;
  @DataClass('HEADER')
  @Field(() => Int, { description: 'How many go on alone (另行主张人数).' })
  separated!: number;
  @DataClass('PARTY')
  @Field(() => [WorkerEntry], { description: 'The workers, in the order of the list (劳动者名册).' })
  entries!: WorkerEntry[];
}

@InputType({ description: 'The list of the workers of a collective dispute (劳动者名册).' })
export class ListWorkersInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => String, { description: 'What all of them claim (共同请求).' }) commonClaim!: string;
  @Field(() => String, {
    description:
      'A worker a line, by commas or tabs: name, identity number, phone, amount in yuan (姓名、身份证号、电话、金额).',
  })
  list!: string;
}

@InputType({ description: 'The election of representatives, signed by everybody represented (推选书).' })
export class ElectRepresentativesInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => [ID], { description: 'Three to five workers of the list (代表人).' })
  representatives!: string[];
  @Field(() => [ID], { description: 'Everybody who has signed (签名的劳动者).' }) signedBy!: string[];
  @Field(() => String, { description: 'Where the signed election lies (推选书).' }) evidence!: string;
  @Field(() => String, { nullable: true, description: 'What they may do alone (代表权限).' }) powers?:
    string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Today where nothing is said.' }) electedOn?:
    string | null;
}

@InputType({ description: 'What one worker says to a proposal to settle (本人意见).' })
export class SettlementAnswerInput {
  @Field(() => ID) partyId!: string;
  @Field(() => Boolean) agrees!: boolean;
  @Field(() => MoneyScalar, { nullable: true, description: 'What the worker settles for (同意的金额).' })
  amount?: number | null;
  @Field(() => consentChannels) channel!: ConsentChannel;
  @Field(() => String, { description: 'Where the worker’s own signed answer lies (本人签名的凭证).' })
  evidence!: string;
}

export function presentGroup(row: WorkerGroupEntity, rows: readonly WorkerEntryEntity[]): WorkerGroup {
  const { id, listedOn, greenChannel, electedOn, representatives, commonClaim } = row;
  const count = (state: WorkerEntryState): number => rows.filter((entry) => entry.state === state).length;
  return {
    ...{ id, listedOn, greenChannel, electedOn, representatives, commonClaim },
    ...{ workers: rows.length, collective: rows.length >= collectiveThreshold },
    representativesNeeded:
      representatives.length < fewestRepresentatives && rows.some(({ state }) => !hasLeft(state)),
    claim: rows.reduce((sum, entry) => sum + entry.claim, 0),
    ...{ settled: count('SETTLED'), separated: count('SEPARATED') },
    entries: rows.map(({ line, partyId, state, claim, agreed, agreementId, referralId }) => ({
      ...{ line, partyId, state, claim, agreed, agreementId, referralId },
    })),
  };
}

/**
 * The same for a reader of another organisation: those workers alone of whom it has been told, and not whether they would settle
 * or for how much, which is a concession until an agreement takes effect.
 */
export function seenFromOutside(shown: WorkerGroup, named: ReadonlySet<string> | null): WorkerGroup {
  const isTold = (id: string): boolean => named === null || named.has(id);
  return {
    ...shown,
    representatives: shown.representatives.filter(isTold),
    entries: shown.entries
      .filter(({ partyId }) => isTold(partyId))
      .map((entry) =>
        entry.state === 'SETTLED' ? entry : { ...entry, agreed: null, state: undecided(entry) },
      ),
  };
}

function undecided({ state }: WorkerEntry): WorkerEntryState {
  return state === 'CONSENTED' || state === 'DECLINED' ? 'REPRESENTED' : state;
}
