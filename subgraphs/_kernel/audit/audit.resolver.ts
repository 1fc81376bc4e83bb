import { Arg, Ctx, Field, ID, Int, ObjectType, Directive, Query, Resolver } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { hasRole } from '#kernel/actor.js';
import { permit } from '#kernel/act.js';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { AuditEntryEntity } from './audit-entry.entity.js';

@Directive('@shareable')
@DataClass('AUDIT')
@ObjectType({
  description: 'One link of an agency’s audit chain (留痕): who did what to which record; no content.',
})
export class AuditEntry {
  @Field(() => ID, { description: 'Its number in the chain.' }) seq!: string;
  @Field(() => InstantScalar) at!: Date;
  @Field(() => String, { description: 'Staff id, or the code of the organisation whose message did it.' })
  actorId!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Staff id of whoever did it for the actor (代办人); null where the actor did.',
  })
  delegateId!: string | null;
  @Field(() => String, { description: 'Organisation of the actor (单位).' }) actorOrganisation!: string;
  @Field(() => String, { description: 'What was done: referral.accept, mediation.notes.refused… (操作).' })
  act!: string;
  @Field(() => String, { description: 'The record it was done to.' }) subject!: string;
  @Field(() => ID, { nullable: true, description: 'Case code (案件码); null for what belongs to no case.' })
  caseCode!: string | null;
  @Field(() => String, { description: 'Hash that ties it to the link before (哈希).' }) hash!: string;
}

/** The door to an agency's own audit chain, for its administrators: `courtAuditTrail`. */
export function auditResolver(field: string): Class {
  @Resolver()
  class AuditResolver {
    @Query(() => [AuditEntry], {
      name: `${field}AuditTrail`,
      description: 'The agency’s own audit chain, newest first (留痕); for administrators.',
    })
    async trail(
      @Ctx() ctx: RequestContext,
      @Arg('caseCode', () => ID, { nullable: true }) caseCode: string | null,
      @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    ): Promise<AuditEntry[]> {
      permit(ctx.actor.agency === ctx.agency.manifest.name && hasRole(ctx.actor, 'ADMINISTRATOR'));
      return ctx.db.find(AuditEntryEntity, {
        where: caseCode ? { caseCode } : {},
        order: { seq: 'DESC' },
        take: Math.min(Math.max(first, 1), 200),
      });
    }
  }
  return AuditResolver;
}
