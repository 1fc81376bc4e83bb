import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { courtModeOn } from '#kernel/clock/law.js';
import { LocalDateScalar, type LocalDate } from '#kernel/values/local-date.js';
import type { CourtMode, CourtProfileEntity } from './court-profile.entity.js';

export const courtModes = { P: 'P', F: 'F' } as const;
registerEnumType(courtModes, {
  name: 'CourtMode',
  description: 'P mediation before filing (诉前调解), F register first and then mediate (先立案后调解).',
});

@DataClass('OPEN')
@ObjectType({ description: 'How the court takes in disputes on a day (法院收案模式).' })
export class CourtProfile {
  @Field(() => String, {
    nullable: true,
    description: 'Court code in case numbers (法院代字, 鲁0402); null where the court has no profile.',
  })
  courtCode!: string | null;
  @Field(() => courtModes) mode!: CourtMode;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Since when; null where the default of the law applies.',
  })
  effectiveFrom!: string | null;
}

@InputType({ description: 'A profile from a day on; a profile of the same day is replaced.' })
export class CourtProfileInput {
  @Field(() => String, { description: 'Court code in case numbers (法院代字): 鲁0402.' }) courtCode!: string;
  @Field(() => courtModes) mode!: CourtMode;
  @Field(() => LocalDateScalar) effectiveFrom!: LocalDate;
}

export function presentProfile(row: CourtProfileEntity | null, on: string): CourtProfile {
  if (!row) return { courtCode: null, mode: courtModeOn(on), effectiveFrom: null };
  const { courtCode, mode, effectiveFrom } = row;
  return { courtCode, mode, effectiveFrom };
}
