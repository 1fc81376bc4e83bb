import { Field, Int, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import type { Class } from '#kernel/agency.js';
import { MediationAgreement } from './agreement.type.js';
import { MediationCase } from './mediation.type.js';
import { typePrefix } from './record-kind.js';

/** The API types of one agency's mediation; each agency names its own. */
export interface MediationTypes {
  MediationCase: Class<MediationCase>;
  MediationAgreement: Class<MediationAgreement>;
  MediationCasePage: Class;
}

export function mediationTypes(field: string, title: string): MediationTypes {
  const prefix = typePrefix(field);

  @ObjectType(`${prefix}MediationCase`, { description: `Mediation by ${title} (调解案件).` })
  class AgencyMediationCase extends MediationCase {}

  @DataClass('AGREEMENT')
  @ObjectType(`${prefix}MediationAgreement`, {
    description: `Agreement made in mediation by ${title} (调解协议).`,
  })
  class AgencyMediationAgreement extends MediationAgreement {}

  @DataClass('HEADER')
  @ObjectType(`${prefix}MediationCasePage`, { description: 'A page of mediations (调解案件列表).' })
  class AgencyMediationCasePage {
    @Field(() => [AgencyMediationCase]) nodes!: AgencyMediationCase[];
    @Field(() => Int) total!: number;
    @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
    endCursor!: string | null;
  }

  return {
    MediationCase: AgencyMediationCase,
    MediationAgreement: AgencyMediationAgreement,
    MediationCasePage: AgencyMediationCasePage,
  };
}
