import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import type { TypeSetting } from './document-settings.js';

@Directive('@shareable')
@DataClass('STAFF')
@ObjectType({ description: 'How the own organisation issues documents of one type (文书种类设置).' })
export class DocumentTypeSetting {
  @Field(() => ID, { description: 'Type (文书种类).' }) type!: string;
  @Field(() => String, { description: 'Its name (文书名称).' }) title!: string;
  @Field(() => Boolean, { description: 'Whether it bears a number of the own series (本单位编号).' })
  numbered!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'The body that issues it by law (法定发文机构); null where the organisation does.',
  })
  office!: string | null;
  @Field(() => String, { nullable: true, description: 'The name set for that body; null where none is.' })
  officeName!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the own Word file (本单位模板); null where the default is in force.',
  })
  template!: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was last set; null where never.' })
  templateSetAt!: Date | null;
  @Field(() => ID, { nullable: true, description: 'Staff id of who set it; null where nobody did.' })
  templateSetBy!: string | null;
}

@Directive('@shareable')
@DataClass('STAFF')
@ObjectType({ description: 'What the own organisation has set for its documents (文书设置).' })
export class DocumentSettings {
  @Field(() => String, {
    nullable: true,
    description: 'What the own numbers begin with (发文机关代字); null where none is set.',
  })
  word!: string | null;
  @Field(() => [DocumentTypeSetting]) types!: DocumentTypeSetting[];
}

export function presentTypeSetting({ type, officeName, template }: TypeSetting): DocumentTypeSetting {
  return {
    ...{ type: type.id, title: type.title, numbered: type.number.kind === 'OWN' },
    ...{ office: type.office, officeName },
    template: template?.sha256 ?? null,
    templateSetAt: template?.setAt ?? null,
    templateSetBy: template?.setBy ?? null,
  };
}
