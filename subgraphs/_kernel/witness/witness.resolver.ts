import { Ctx, Query, Resolver } from 'type-graphql';
import { hasRole } from '#kernel/actor.js';
import { permit } from '#kernel/act.js';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { listWitnesses } from './list-witnesses.js';
import { AuditWitness } from './witness.type.js';

/** The door to who has witnessed an agency’s chain, for its administrators: `courtAuditWitnesses`. */
export function witnessResolver(field: string): Class {
  @Resolver()
  class WitnessResolver {
    @Query(() => [AuditWitness], {
      name: `${field}AuditWitnesses`,
      description:
        'Which agencies have witnessed the agency’s audit chain, and up to where (留痕见证情况); for administrators.',
    })
    witnesses(@Ctx() ctx: RequestContext): Promise<AuditWitness[]> {
      permit(ctx.actor.agency === ctx.agency.manifest.name && hasRole(ctx.actor, 'ADMINISTRATOR'));
      return listWitnesses(ctx.agency);
    }
  }
  return WitnessResolver;
}
