import {
  Arg,
  Ctx,
  Directive,
  Field,
  ID,
  Int,
  Mutation,
  ObjectType,
  registerEnumType,
  Resolver,
} from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import type { ImportProblem } from './cells.js';
import { type ImportDoor, type ImportedLine, importIntakes, type ImportOutcome } from './import-intakes.js';

const importOutcomes = {
  READY: 'READY',
  IMPORTED: 'IMPORTED',
  ALREADY: 'ALREADY',
  REFUSED: 'REFUSED',
} as const;
registerEnumType(importOutcomes, {
  name: 'ImportOutcome',
  description:
    'What became of a row of a file (导入结果): can be imported 可导入, imported 已导入, imported before 曾导入, refused 未导入.',
});

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType('ImportProblem', {
  description: 'What is wrong with a cell of a file that is imported (错误说明).',
})
class ImportProblemType implements ImportProblem {
  @Field(() => String, {
    nullable: true,
    description: 'The column, as the desk names it; null for the whole row.',
  })
  column!: string | null;
  @Field(() => String, {
    description: 'REQUIRED, UNKNOWN_COLUMN, DUPLICATE_CASE, DUPLICATE_ROW, or the code of the refusal.',
  })
  code!: string;
  @Field(() => String) message!: string;
  @Field(() => String, {
    nullable: true,
    description: 'What can be done about it; null where nothing is said.',
  })
  hint!: string | null;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType('ImportedLine', { description: 'What became of one row of a file (导入行).' })
class ImportedLineType implements ImportedLine {
  @Field(() => Int, { description: 'Line of the file, as Excel numbers them (行号).' }) line!: number;
  @Field(() => importOutcomes) outcome!: ImportOutcome;
  @Field(() => ID, { nullable: true, description: 'Case code (案件码); null where no case was opened.' })
  caseCode!: string | null;
  @Field(() => Boolean, {
    description:
      'Imported before under its external number with other content; the case stays as it is (内容有变化).',
  })
  changed!: boolean;
  @Field(() => [ImportProblemType]) problems!: ImportProblemType[];
}

/** The door for rows of a file: `courtImportIntakes`. */
export function importResolver(door: ImportDoor): Class {
  @Resolver()
  class ImportResolver {
    @Mutation(() => [ImportedLineType], {
      name: `${door.field}ImportIntakes`,
      description: door.description,
    })
    importRows(
      @Ctx() ctx: RequestContext,
      @Arg('rows', () => [String], {
        description:
          'At most 250 rows, each as JSON text so that a file fits into few requests: {"line":2,"cells":{"applicant":"测试甲","cause":"追索劳动报酬纠纷",…}}.',
      })
      rows: string[],
      @Arg('dryRun', () => Boolean, { description: 'True: check only, and change nothing (校验).' })
      dryRun: boolean,
      @Arg('importId', () => ID, {
        description: 'One loading of one file: a UUID of the caller’s making (导入批次).',
      })
      importId: string,
    ): Promise<ImportedLine[]> {
      return importIntakes(ctx, door, { rows, dryRun, importId });
    }
  }
  return ImportResolver;
}
