import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { permit } from '#kernel/act.js';
import { RequestContext } from '#kernel/context.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { maySupervise } from '../staff.policy.js';
import { SupervisionComplaintEntity } from './complaint.entity.js';
import { presentComplaint, SupervisionComplaint } from './complaint.type.js';
import { decideComplaint, handleComplaint, receiveComplaint, tellComplainant } from './handle-complaint.js';

@Resolver(() => SupervisionComplaint)
export class SupervisionComplaintResolver {
  @Query(() => [SupervisionComplaint], {
    description: 'Complaints to the own supervision body about a case (监督投诉), oldest first.',
  })
  async unionSupervisionComplaints(
    @Ctx() ctx: RequestContext,
    @Arg('caseCode', () => ID) caseCode: string,
  ): Promise<SupervisionComplaint[]> {
    const { organisation } = ctx.actor;
    permit(maySupervise(ctx.actor, { organisation }));
    const where = { caseCode, organisation };
    const order = { receivedOn: 'ASC', id: 'ASC' } as const;
    return (await ctx.db.find(SupervisionComplaintEntity, { where, order })).map(presentComplaint);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Local times to decide and to tell (受理、告知期限).' })
  async deadlines(@Root() { id }: SupervisionComplaint, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }

  @Mutation(() => SupervisionComplaint, { description: 'Take a complaint down (投诉登记).' })
  async unionReceiveSupervisionComplaint(
    @Ctx() ctx: RequestContext,
    @Arg('caseCode', () => ID) caseCode: string,
    @Arg('text', () => String, { description: 'What is complained of (投诉内容).' }) text: string,
  ): Promise<SupervisionComplaint> {
    return presentComplaint(await receiveComplaint(ctx, caseCode, text));
  }

  @Mutation(() => SupervisionComplaint, { description: 'Accept a complaint, or refuse it (受理、不受理).' })
  async unionDecideSupervisionComplaint(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('refusedBecause', () => String, {
      nullable: true,
      description: 'Why it is refused; left out where it is accepted (不受理理由).',
    })
    refusedBecause: string | null,
  ): Promise<SupervisionComplaint> {
    return presentComplaint(await decideComplaint(ctx, id, refusedBecause ?? null));
  }

  @Mutation(() => SupervisionComplaint, {
    description: 'A complaint has been dealt with; the complainant is to be told (处理结束).',
  })
  async unionHandleSupervisionComplaint(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('result', () => String, { description: 'How (处理结果).' }) result: string,
  ): Promise<SupervisionComplaint> {
    return presentComplaint(await handleComplaint(ctx, id, result));
  }

  @Mutation(() => SupervisionComplaint, { description: 'The complainant has been told (告知投诉人).' })
  async unionTellComplainant(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<SupervisionComplaint> {
    return presentComplaint(await tellComplainant(ctx, id));
  }
}
