import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { parse } from 'yaml';
import { projectRoot } from '#kernel/project-root.js';
import type { FieldKind, FormField } from '../../gateway/desk/acts/act.js';
import { listOfText } from './text-lists.js';

const words = parse(readFileSync(join(projectRoot, 'infra/desk/field-words.yaml'), 'utf8')) as Record<
  string,
  string
>;
const chinese = /[\u4e00-\u9fff]/;

/** The official term a description has in brackets: 「Take up a case (受理, A01).」 gives 受理; null where it has none. */
export function termOf(description: string | null | undefined): string | null {
  const flat = (description ?? '').replace(/\s+/g, ' ');
  for (const [, inside] of flat.matchAll(/\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)) {
    const term = inside!
      .split(/[:,] /)
      .filter((part) => chinese.test(part) && !/第\d|§/.test(part))
      .join('，');
    if (term) return term;
  }
  return null;
}

/** The description without its Chinese brackets. */
export function englishOf(description: string | null | undefined): string {
  return (description ?? '')
    .replace(/\s+/g, ' ')
    .replace(/ ?\([^()]*[\u4e00-\u9fff][^()]*\)/g, '')
    .trim();
}

const scalars: Record<string, FieldKind> = {
  ...{ ID: 'ID', Int: 'NUMBER', Float: 'NUMBER', Boolean: 'YES_NO', Money: 'MONEY' },
  ...{ LocalDate: 'DATE', Instant: 'INSTANT', IdNumber: 'ID_NUMBER', CreditCode: 'CREDIT_CODE' },
  ...{ CaseNumber: 'CASE_NUMBER', DivisionCode: 'DIVISION', Phone: 'PHONE', String: 'TEXT' },
} as const;

const longNames =
  /^(text|reason|facts?|grounds|terms|report|minutes|agenda|findings|request|matter|missing|defects|recommendation|result|objection|verification|answer|position|task|subject|content|plan|summary|advice|note|settlement|evidence)$|Text$|Report$|Opinion$|Reason$/i;
const organisationNames = /^(to|courtCode|receivers?|organisations?|recipient|addresseeCode|invited)$/;

/** What may be left out by the schema and is asked for all the same day by day: never behind the fold. */
const asked = new Set([
  ...['DraftAgreementInput.amount', 'DraftAgreementInput.performBy', 'SignAgreementInput.partyId'],
  ...['ReportResultInput.text', 'CourtRulingInput.ground', 'CourtDiversionInput.to'],
  ...['DecideAidInput.meansDeclaration', 'ReferralReportInput.number'],
]);

/** Arguments and fields of inputs as fields of a form. Throws where no Chinese label is known. */
export function formField(
  schema: GraphQLSchema,
  owner: string,
  field: GraphQLArgument | GraphQLInputField,
): FormField {
  const { name, description, defaultValue } = field;
  const label = termOf(description) ?? words[`${owner}.${name}`] ?? words[name];
  if (!label) throw new Error(`infra/desk/field-words.yaml: no Chinese label for ${owner}.${name}.`);
  const type = getNamedType(field.type);
  const list = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
  const english = englishOf(description);
  const codes = isEnumType(type) || isInputObjectType(type) ? null : takenList(owner, field);
  return {
    ...{ name, label, list, required: isNonNullType(field.type) && defaultValue === undefined },
    kind: codes ? 'CHOICE' : kindOf(field.type, name),
    ...((isEnumType(type) || isInputObjectType(type)) && { of: type.name }),
    ...(codes && { of: codes }),
    ...(defaultValue !== undefined && { initial: defaultValue }),
    ...(asked.has(`${owner}.${name}`) && { asked: true }),
    ...(english && { english }),
  };
}

/** What a field only tells by its name, a person writes. */
function takenList(owner: string, { name, description }: GraphQLArgument | GraphQLInputField): string | null {
  const isNamed = name === 'meansExemption' || /schema\/law\//.test(description ?? '');
  return isNamed ? listOfText(owner, name, description ?? undefined) : null;
}

function kindOf(given: GraphQLInputType, name: string): FieldKind {
  const type = getNamedType(given);
  if (isEnumType(type)) return 'CHOICE';
  if (isInputObjectType(type)) return 'GROUP';
  const kind = scalars[type.name];
  if (!kind) throw new Error(`No form field for the scalar ${type.name}.`);
  if ((kind === 'CREDIT_CODE' || kind === 'ID' || kind === 'TEXT') && organisationNames.test(name))
    return 'ORGANISATION';
  return kind === 'TEXT' && longNames.test(name) ? 'LONG_TEXT' : kind;
}

/** The inputs that a form of these fields needs, and theirs. */
export function groupsOf(schema: GraphQLSchema, fields: readonly FormField[]): Record<string, FormField[]> {
  const found: Record<string, FormField[]> = {};
  const open = [...fields];
  for (let field = open.pop(); field; field = open.pop()) {
    if (field.kind !== 'GROUP' || found[field.of!]) continue;
    const type = schema.getType(field.of!);
    if (!isInputObjectType(type)) continue;
    const inside = Object.values(type.getFields()).map((each) => formField(schema, type.name, each));
    found[type.name] = inside;
    open.push(...inside);
  }
  return found;
}
