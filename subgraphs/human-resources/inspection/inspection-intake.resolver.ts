import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { acceptComplaint, fileInspection } from './accept-complaint.js';
import { requireComplaintSupplement, supplementComplaint } from './complete-complaint.js';
import { fileComplaint } from './file-complaint.js';
import type { InspectionRefusalGround } from './inspection.entity.js';
import { AcceptComplaintInput, FileComplaintInput } from './inspection.input.js';
import type { InspectionState } from './inspection.state.js';
import {
  InspectionCase,
  InspectionCasePage,
  inspectionRefusalGrounds,
  inspectionStates,
  presentInspection,
} from './inspection.type.js';
import { listInspections } from './inspections.js';
import { refuseComplaint, sendToDisputeProcedure } from './refuse-complaint.js';

@Resolver()
export class InspectionIntakeResolver {
  @Query(() => InspectionCasePage, {
    description: 'Inspections of the own bureau (本单位监察案件), earliest open deadline first.',
  })
  async humanResourcesInspections(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [inspectionStates], { nullable: true }) states: InspectionState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<InspectionCasePage> {
    const filter = { states: states ?? null, first, after: after ?? null };
    const { rows, ...page } = await listInspections(ctx, filter);
    return { nodes: rows.map((row) => presentInspection(row)), ...page };
  }

  @Mutation(() => InspectionCase, { description: 'Take in a complaint or a report (投诉、举报登记).' })
  async humanResourcesFileComplaint(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => FileComplaintInput) input: FileComplaintInput,
  ): Promise<InspectionCase> {
    return presentInspection(await fileComplaint(ctx, input));
  }

  @Mutation(() => InspectionCase, {
    description: 'Tell the complainant, once, what is missing (补充材料通知).',
  })
  async humanResourcesRequireComplaintSupplement(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('missing', () => String) missing: string,
  ): Promise<InspectionCase> {
    return presentInspection(await requireComplaintSupplement(ctx, id, missing));
  }

  @Mutation(() => InspectionCase, {
    description: 'The complaint is complete (补齐); the time to accept begins anew.',
  })
  async humanResourcesSupplementComplaint(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<InspectionCase> {
    return presentInspection(await supplementComplaint(ctx, id));
  }

  @Mutation(() => InspectionCase, { description: 'Accept a complaint or the union’s recommendation (受理).' })
  async humanResourcesAcceptComplaint(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => AcceptComplaintInput) input: AcceptComplaintInput,
  ): Promise<InspectionCase> {
    return presentInspection(await acceptComplaint(ctx, input));
  }

  @Mutation(() => InspectionCase, {
    description: 'Do not accept a complaint (不予受理); a recommendation goes back with the reason.',
  })
  async humanResourcesRefuseComplaint(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('ground', () => inspectionRefusalGrounds) ground: InspectionRefusalGround,
    @Arg('reason', () => String, { description: 'The reason in words.' }) reason: string,
  ): Promise<InspectionCase> {
    return presentInspection(await refuseComplaint(ctx, id, ground, reason));
  }

  @Mutation(() => InspectionCase, {
    description: 'Advise that the matter goes by mediation, arbitration or court (告知按争议程序).',
  })
  async humanResourcesSendToDisputeProcedure(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { description: 'Which procedure, and why.' }) reason: string,
  ): Promise<InspectionCase> {
    return presentInspection(await sendToDisputeProcedure(ctx, id, reason));
  }

  @Mutation(() => InspectionCase, { description: 'File an accepted complaint under its number (立案).' })
  async humanResourcesFileInspection(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('number', () => String, { description: 'For example 鲁枣市中人社监立字〔2025〕第12号.' })
    number: string,
  ): Promise<InspectionCase> {
    return presentInspection(await fileInspection(ctx, id, number));
  }
}
