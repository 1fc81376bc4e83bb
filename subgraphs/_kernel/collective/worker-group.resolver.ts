import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { answerSettlement } from './answer-settlement.js';
import { electRepresentatives } from './elect-representatives.js';
import { withdrawWorker } from './leave-group.js';
import { listWorkers } from './list-workers.js';
import { WorkerEntryEntity, type WorkerGroupEntity } from './worker-group.entity.js';
import {
  ElectRepresentativesInput,
  ListWorkersInput,
  presentGroup,
  seenFromOutside,
  SettlementAnswerInput,
  WorkerGroup,
} from './worker-group.type.js';
import { toldParties } from './told-parties.js';
import { groupsOf, workersOf } from './worker-groups.js';

/** The workers of a collective dispute below an agency's part of a case, and its doors: `unionElectRepresentatives`… */
export function workerGroupDoors(field: string, Part: Class<CasePart>): Class {
  @Resolver(() => Part)
  class WorkerGroupResolver {
    @DataClass('HEADER')
    @FieldResolver(() => WorkerGroup, {
      nullable: true,
      description: 'The workers of a collective dispute (集体争议); null where the dispute is not one.',
    })
    async workerGroup(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<WorkerGroup | null> {
      const [group] = await groupsOf(ctx).load(partKey(part));
      if (!group) return null;
      const shown = presentGroup(group, await workersOf(ctx).load(partKey(part)));
      if (part.relation === 'OWN') return shown;
      const named = await toldParties(ctx, part);
      return seenFromOutside(shown, named);
    }

    @Mutation(() => WorkerGroup, {
      name: `${field}ListWorkers`,
      description:
        'List ten or more workers of a case with a common claim (登记劳动者名册); a list with a wrong line is refused whole.',
    })
    async list(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => ListWorkersInput) input: ListWorkersInput,
    ): Promise<WorkerGroup> {
      return shown(ctx, await listWorkers(ctx, input));
    }

    @Mutation(() => WorkerGroup, {
      name: `${field}ElectRepresentatives`,
      description: 'Three to five workers are elected to speak for all (推选代表人).',
    })
    async elect(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => ElectRepresentativesInput) input: ElectRepresentativesInput,
    ): Promise<WorkerGroup> {
      return shown(ctx, await electRepresentatives(ctx, input));
    }

    @Mutation(() => WorkerGroup, {
      name: `${field}AnswerSettlement`,
      description: 'Record what each worker says to a proposal to settle (逐人征求和解意见).',
    })
    async answer(
      @Ctx() ctx: RequestContext,
      @Arg('caseCode', () => ID) caseCode: string,
      @Arg('answers', () => [SettlementAnswerInput]) answers: SettlementAnswerInput[],
    ): Promise<WorkerGroup> {
      return shown(ctx, await answerSettlement(ctx, caseCode, answers));
    }

    @Mutation(() => WorkerGroup, {
      name: `${field}WithdrawWorker`,
      description: 'A worker leaves the collective dispute (退出集体争议).',
    })
    async withdraw(
      @Ctx() ctx: RequestContext,
      @Arg('caseCode', () => ID) caseCode: string,
      @Arg('partyId', () => ID) partyId: string,
    ): Promise<WorkerGroup> {
      return shown(ctx, await withdrawWorker(ctx, caseCode, partyId));
    }
  }
  return WorkerGroupResolver;
}

export async function shown(ctx: RequestContext, group: WorkerGroupEntity): Promise<WorkerGroup> {
  const rows = await ctx.db.find(WorkerEntryEntity, {
    where: { groupId: group.id },
    order: { line: 'ASC' },
  });
  return presentGroup(group, rows);
}
