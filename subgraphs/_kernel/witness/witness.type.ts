import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';

@Directive('@shareable')
@DataClass('AUDIT')
@ObjectType({
  description:
    'What another agency has witnessed of this agency’s audit chain (留痕见证): up to which link, and when; no content.',
})
export class AuditWitness {
  @Field(() => ID, { description: 'The agency that witnesses (见证部门).' }) agency!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Number of the last link it has acknowledged (已见证序号); null before the first.',
  })
  seq!: string | null;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it acknowledged that link (见证时间); null before the first.',
  })
  at!: Date | null;
  @Field(() => Int, { description: 'Links of the chain that it has not acknowledged yet (待见证条数).' })
  waiting!: number;
  @Field(() => String, {
    nullable: true,
    description:
      'Why the newest head has not been acknowledged (未见证原因): CHAIN_CONFLICT where the witness has seen another chain; null where it has, or was not asked yet.',
  })
  problem!: string | null;
}
