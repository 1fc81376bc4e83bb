import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { type CasePart, partKey, presentCasePart } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { presentIntake, UnionIntake } from '../intake/intake.type.js';
import { intakesOf } from '../intake/intakes.js';
import { lettersOf, mayReadLetter } from '../supervision/letters.js';
import { presentLetter, UnionSupervisionLetter } from '../supervision/supervision-letter.type.js';
import { presentUnionAid, UnionLegalAidCase } from '../union-legal-aid/union-aid.type.js';
import { unionAidsOf } from '../union-legal-aid/union-aids.js';
import { Case, UnionPart } from './union-part.type.js';

@Resolver(() => Case)
export class CaseResolver {
  @DataClass('HEADER')
  @FieldResolver(() => UnionPart, {
    nullable: true,
    description: 'What the union holds of the case (工会); null when nothing, or nothing for this reader.',
  })
  async union(@Root() { id }: Case, @Ctx() ctx: RequestContext): Promise<UnionPart | null> {
    const access = await caseAccess(ctx).load(id);
    return access && presentCasePart(access);
  }
}

@Resolver(() => UnionPart)
export class UnionPartResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [UnionIntake], { description: 'How the case came to the union (接待登记、调解申请).' })
  async intakes(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<UnionIntake[]> {
    const rows = await intakesOf(ctx).load(partKey(part));
    return rows.map(presentIntake);
  }

  @DataClass('SUPERVISION_LETTER')
  @FieldResolver(() => [UnionSupervisionLetter], {
    description: 'Supervision letters (一函两书); none for a masked reader.',
  })
  async supervisionLetters(
    @Root() part: CasePart,
    @Ctx() ctx: RequestContext,
  ): Promise<UnionSupervisionLetter[]> {
    const rows = await lettersOf(ctx).load(partKey(part));
    return rows.filter((row) => mayReadLetter(ctx, row)).map((row) => presentLetter(row, ctx.today));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [UnionLegalAidCase], {
    description: 'Legal aid of the union (工会法律援助), oldest first.',
  })
  async legalAid(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<UnionLegalAidCase[]> {
    return (await unionAidsOf(ctx).load(partKey(part))).map(presentUnionAid);
  }
}
