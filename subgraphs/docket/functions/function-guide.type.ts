import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { DocketOrganisation } from '../part/docket-part.type.js';
import { type LinkageFunction, linkageFunctions } from './function-rows.js';
import { type FunctionStanding, functionStandings } from './standing.js';

registerEnumType(linkageFunctions, {
  name: 'LinkageFunction',
  description:
    'The seven functions of the linkage (七项职能): 咨询、协商、调解、仲裁、诉讼、援助、执法, the last being labour inspection.',
});
registerEnumType(functionStandings, {
  name: 'LinkageFunctionStanding',
  description: 'Whether a function may be used now (可以办理、正在办理、现在不能办理).',
});

@DataClass('HEADER')
@ObjectType({ description: 'The limit a step would start if it were taken today (期限).' })
export class GuideClock {
  @Field(() => String, { description: 'Id of the rule in schema/law.' }) rule!: string;
  @Field(() => String, { nullable: true, description: 'Variant of the rule; null where it has none.' })
  variant!: string | null;
  @Field(() => String, { description: 'The event it is counted from (起算).' }) startsWith!: string;
  @Field(() => String, { description: 'What is due (期限事项).' }) trigger!: string;
  @Field(() => String, { description: 'In words, such as 5个工作日 (期限长度).' }) length!: string;
  @Field(() => String, { description: 'ND, WD, MO, YR, HR, BACK (计算方式).' }) calendar!: string;
  @Field(() => LocalDateScalar, { description: 'Today; the day itself does not count.' }) from!: string;
  @Field(() => LocalDateScalar, { description: 'Its last day (到期日).' }) due!: string;
  @Field(() => Boolean, { description: 'The holidays of its year are not yet known (暂定).' })
  provisional!: boolean;
  @Field(() => String, { description: 'Law and article (依据).' }) source!: string;
  @Field(() => Boolean, { description: 'No law sets it (非法定).' }) notStatutory!: boolean;
}

@DataClass('HEADER')
@ObjectType({ description: 'A paper that a step needs or that comes of it (文书、材料).' })
export class GuideDocument {
  @Field(() => String, {
    nullable: true,
    description: 'Type of schema/law/documents.yaml; null for a paper that the hub does not draw up.',
  })
  type!: string | null;
  @Field(() => String) title!: string;
}

@DataClass('HEADER')
@ObjectType({ description: 'A referral by which a matter comes to a function (移送方式).' })
export class GuideArrow {
  @Field(() => ID, { description: 'A01 to A28.' }) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'The papers that go with it (移送文书).' }) documentOut!: string;
}

@DataClass('HEADER')
@ObjectType({
  description:
    'What one of the seven functions would be for a case (办事指引): whose it is, its clock and its papers, before it begins.',
})
export class FunctionGuide {
  @Field(() => linkageFunctions) function!: LinkageFunction;
  @Field(() => String, { description: 'Its official name: 咨询, 协商… (职能名称).' }) name!: string;
  @Field(() => String, { description: 'The agency whose it is (承办部门).' }) agency!: string;
  @Field(() => [DocketOrganisation], { description: 'Its organisations in this place (承办单位).' })
  owners!: DocketOrganisation[];
  @Field(() => String, { description: 'Law and articles (依据).' }) basis!: string;
  @Field(() => GuideClock) clock!: GuideClock;
  @Field(() => [GuideDocument], { description: 'What must be brought (所需材料).' }) needs!: GuideDocument[];
  @Field(() => [GuideDocument], { description: 'What comes of it (出具文书).' }) issues!: GuideDocument[];
  @Field(() => [GuideArrow], {
    description:
      'By which referrals other agencies pass the matter on (移送方式); empty where it comes by the door alone.',
  })
  arrows!: GuideArrow[];
  @Field(() => functionStandings) standing!: FunctionStanding;
  @Field(() => String, {
    nullable: true,
    description: 'Why it is not open (不能办理的原因); null where it is.',
  })
  why!: string | null;
}
