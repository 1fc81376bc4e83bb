import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { RequestContext } from '#kernel/context.js';
import { presentCourse, ReferralCourse } from '../ledger/referral-course.type.js';
import { stepsOf } from '../register/header.js';
import { eventsOf, intakesOf, ledgerOf, numbersOf, timelineOf } from './course-of-case.js';
import {
  Case,
  DocketIntake,
  DocketNumber,
  DocketPart,
  presentDocketPart,
  TimelineEntry,
} from './docket-part.type.js';
import { knownCases } from './known-case.js';

@Resolver(() => Case)
export class CaseResolver {
  @DataClass('HEADER')
  @FieldResolver(() => DocketPart, {
    nullable: true,
    description:
      'What the register of the linkage centre holds (联动中心登记); null when it holds nothing you may see.',
  })
  async docket(@Ctx() ctx: RequestContext, @Root() { id }: Case): Promise<DocketPart | null> {
    const known = await knownCases(ctx).load(id);
    return (
      known &&
      presentDocketPart(known.row, { involved: known.involved, today: ctx.today, nameOf: nameOf(ctx) })
    );
  }
}

@Resolver(() => DocketPart)
export class DocketPartResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [DocketIntake], {
    description: 'Every registration of the case, the first one first (登记).',
  })
  async intakes(@Ctx() ctx: RequestContext, @Root() { caseCode }: DocketPart): Promise<DocketIntake[]> {
    const rows = await intakesOf(ctx).load(caseCode);
    return rows.map(({ organisation: code, agency, door, openedOn }) => ({
      organisation: { code, agency, name: nameOf(ctx)(code) },
      door,
      openedOn,
    }));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [DocketNumber], {
    description: 'Official numbers of the case’s records (案号、文号).',
  })
  async numbers(@Ctx() ctx: RequestContext, @Root() { caseCode }: DocketPart): Promise<DocketNumber[]> {
    const rows = await numbersOf(ctx).load(caseCode);
    return rows.map(({ number, kind, agency }) => ({ number, kind, agency }));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [ReferralCourse], {
    description: 'The ledger of the case’s referrals, oldest first (转介台账).',
  })
  async referrals(@Ctx() ctx: RequestContext, @Root() { caseCode }: DocketPart): Promise<ReferralCourse[]> {
    const rows = await ledgerOf(ctx).load(caseCode);
    const origins = new Map(rows.map((row) => [row.id, row.originId]));
    const facts = { origins, today: ctx.today, nameOf: nameOf(ctx) };
    return Promise.all(
      rows.map(async (row) => presentCourse(row, { ...facts, events: await eventsOf(ctx).load(row.id) })),
    );
  }

  @DataClass('HEADER')
  @FieldResolver(() => [TimelineEntry], {
    description: 'Every step of every record, oldest first (办理进度).',
  })
  async timeline(@Ctx() ctx: RequestContext, @Root() { caseCode }: DocketPart): Promise<TimelineEntry[]> {
    const rows = stepsOf(await timelineOf(ctx).load(caseCode));
    return rows.map(({ reference, at, agency, organisation, kind, state }) => ({
      reference,
      at,
      agency,
      organisationName: nameOf(ctx)(organisation),
      kind,
      state,
    }));
  }
}

function nameOf(ctx: RequestContext): (code: string) => string {
  return (code) => ctx.agency.book.find(code)?.name ?? code;
}
