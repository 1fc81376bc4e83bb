import { ObjectType } from 'type-graphql';
import { CasePart } from '#kernel/case-file/case-part.type.js';

@ObjectType({ description: 'What the procuratorate holds of a case (检察院).' })
export class ProcuratoratePart extends CasePart {}
