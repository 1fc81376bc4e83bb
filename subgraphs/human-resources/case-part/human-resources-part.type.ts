import { ObjectType } from 'type-graphql';
import { CasePart } from '#kernel/case-file/case-part.type.js';

@ObjectType({
  description:
    'What the human-resources bureau holds of a case: arbitration, reviews, mediation, letters, inspection (人社局、仲裁委).',
})
export class HumanResourcesPart extends CasePart {}
