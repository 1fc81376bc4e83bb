import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type CasePart, partKey, presentCasePart } from '#kernel/case-file/case-part.type.js';
import { noteUse } from '#kernel/case-file/case-part.resolver.js';
import { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { presentIntake, UnionIntake } from '../intake/intake.type.js';
import { intakesOf } from '../intake/intakes.js';
import { lettersOf } from '../supervision/letters.js';
import { presentLetter, UnionSupervisionLetter } from '../supervision/supervision-letter.type.js';
import { Case, UnionPart } from './union-part.type.js';

@Resolver(() => Case)
export class CaseResolver {
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
  @FieldResolver(() => [UnionIntake], { description: 'How the case came to the union (接待登记、调解申请).' })
  async intakes(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<UnionIntake[]> {
    const rows = await intakesOf(ctx).load(partKey(part));
    return rows.map((row) => presentIntake(row, part.relation === 'OWN' ? 'OWN' : 'OTHER'));
  }

  @FieldResolver(() => [UnionSupervisionLetter], {
    description: 'Supervision letters (一函两书); none for a masked reader.',
  })
  async supervisionLetters(
    @Root() part: CasePart,
    @Ctx() ctx: RequestContext,
  ): Promise<UnionSupervisionLetter[]> {
    if (part.relation === 'MASKED') return [];
    const rows = await lettersOf(ctx).load(partKey(part));
    if (part.relation === 'GRANTED' && rows.length > 0) await noteUse(ctx, 'supervision letters', part);
    return rows.map(presentLetter);
  }
}
