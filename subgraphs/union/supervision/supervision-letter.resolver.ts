import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { RequestContext } from '#kernel/context.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { markLetterOverdue, recordLetterReply } from './record-letter-reply.js';
import { serveLetter } from './serve-letter.js';
import {
  presentLetter,
  RecordLetterReplyInput,
  ServeSupervisionLetterInput,
  UnionSupervisionLetter,
} from './supervision-letter.type.js';

@Resolver(() => UnionSupervisionLetter)
export class SupervisionLetterResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'The local time to answer (答复期限).' })
  async deadlines(@Root() { id }: UnionSupervisionLetter, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }

  @Mutation(() => UnionSupervisionLetter, {
    description:
      'Record a supervision letter as served and send its copies (送达一函两书). A recommendation comes from a county-level union.',
  })
  async unionServeSupervisionLetter(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ServeSupervisionLetterInput) input: ServeSupervisionLetterInput,
  ): Promise<UnionSupervisionLetter> {
    return presentLetter(await serveLetter(ctx, input));
  }

  @Mutation(() => UnionSupervisionLetter, {
    description: 'Record what became of a letter, and tell whoever follows it (登记答复).',
  })
  async unionRecordLetterReply(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RecordLetterReplyInput) input: RecordLetterReplyInput,
  ): Promise<UnionSupervisionLetter> {
    return presentLetter(await recordLetterReply(ctx, input));
  }

  @Mutation(() => UnionSupervisionLetter, {
    description: 'The local time to answer has passed (逾期未答复).',
  })
  async unionMarkLetterOverdue(
    @Ctx() ctx: RequestContext,
    @Arg('letterId', () => ID) letterId: string,
  ): Promise<UnionSupervisionLetter> {
    return presentLetter(await markLetterOverdue(ctx, letterId));
  }
}
