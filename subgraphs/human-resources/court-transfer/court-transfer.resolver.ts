import type DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Any } from 'typeorm';
import { batchMany } from '#kernel/batch.js';
import { partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { HumanResourcesPart } from '../case-part/human-resources-part.type.js';
import { CourtTransferEntity } from './court-transfer.entity.js';
import { CourtTransfer, presentTransfer, TransferToCourtInput } from './court-transfer.type.js';
import { transferToCourt } from './transfer-to-court.js';

@Resolver(() => HumanResourcesPart)
export class CourtTransferResolver {
  @Mutation(() => CourtTransfer, {
    description:
      'Pass an advance enforcement or an application to preserve property on to the court (移送执行、保全申请转交, A15).',
  })
  async humanResourcesTransferToCourt(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => TransferToCourtInput) input: TransferToCourtInput,
  ): Promise<CourtTransfer> {
    return presentTransfer(await transferToCourt(ctx, input));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [CourtTransfer], {
    description: 'What the committee has passed on to the court (裁审衔接移送), oldest first.',
  })
  async courtTransfers(
    @Root() part: HumanResourcesPart,
    @Ctx() ctx: RequestContext,
  ): Promise<CourtTransfer[]> {
    return (await transfersOf(ctx).load(partKey(part))).map(presentTransfer);
  }
}

function transfersOf(ctx: RequestContext): DataLoader<string, CourtTransferEntity[]> {
  return batchMany(
    ctx,
    'court transfers',
    (keys) =>
      ctx.db.find(CourtTransferEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { issuedOn: 'ASC', number: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}
