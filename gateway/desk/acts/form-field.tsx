import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../shell/language.ts';
import { apart, choicesOf, wordOf } from '../shell/words.ts';
import type { FormField } from './act.ts';
import { candidates } from './form-values.ts';
import type { CaseContext, CaseRecord } from './case-context.ts';
import { actTexts } from './texts.ts';

export interface FieldProps {
  field: FormField;
  groups: Record<string, FormField[]>;
  context: CaseContext;
  /** Where the value stands in the form. */
  path: (string | number)[];
  /** Where it is registered: within a list only what follows the list. */
  name: (string | number)[];
  /** Fields that are there already, by their path joined with dots. */
  hidden: ReadonlySet<string>;
  fold?: boolean;
}

export function FieldOf(props: FieldProps) {
  const { field, path, hidden } = props;
  if (hidden.has(path.filter((part) => typeof part === 'string').join('.'))) return null;
  if (field.kind === 'GROUP') return field.list ? <GroupList {...props} /> : <Group {...props} />;
  return <Single {...props} />;
}

function Single({ field, context, name }: FieldProps) {
  const texts = useTexts(actTexts);
  const label = useLabel(field);
  return (
    <Form.Item
      name={name}
      label={label}
      {...(field.required && {
        rules: [{ required: true, message: `${isChosen(field) ? texts.choose : texts.required}：${label}` }],
      })}
    >
      {useInput(field, context)}
    </Form.Item>
  );
}

function isChosen({ kind }: FormField): boolean {
  return ['CHOICE', 'ID', 'ORGANISATION', 'YES_NO'].includes(kind);
}

export function useLabel(field: FormField): string {
  return useLanguage() === 'zh' ? field.label : apart(field.name);
}

function useInput(field: FormField, context: CaseContext): ReactNode {
  const language = useLanguage();
  const texts = useTexts(actTexts);
  const options = optionsOf(field, context, language);
  if (options) {
    const free = options.length === 0 || field.kind === 'ORGANISATION';
    return (
      <Select
        {...{ options, showSearch: { optionFilterProp: 'label' }, allowClear: !field.required }}
        {...(field.list && { mode: free ? ('tags' as const) : ('multiple' as const) })}
      />
    );
  }
  if (field.list && field.kind === 'MONEY')
    return <Select mode="tags" open={false} placeholder={texts.tags} />;
  if (field.list) return <Select mode="tags" open={false} suffixIcon={null} placeholder={texts.tags} />;
  switch (field.kind) {
    case 'LONG_TEXT':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />;
    case 'NUMBER':
      return <InputNumber min={0} precision={0} style={{ width: '100%' }} />;
    case 'MONEY':
      return <InputNumber min={0} precision={2} suffix={texts.yuan} style={{ width: '100%' }} />;
    case 'DATE':
      return <Input type="date" max="9999-12-31" />;
    case 'INSTANT':
      return <Input type="datetime-local" max="9999-12-31T23:59" />;
    case 'YES_NO':
      return (
        <Radio.Group
          options={[
            { value: true, label: texts.yes },
            { value: false, label: texts.no },
          ]}
        />
      );
    default:
      return <Input autoComplete="off" />;
  }
}

/** What a choice offers; null where something is typed. */
function optionsOf(
  field: FormField,
  context: CaseContext,
  language: 'zh' | 'en',
): { value: string; label: string }[] | null {
  if (field.kind === 'CHOICE') return choicesOf(field.of!, language);
  if (field.kind === 'ORGANISATION' && context.organisations.length > 0)
    return context.organisations.map(({ code, name }) => ({ value: code, label: name }));
  if (field.kind !== 'ID' || !field.of) return null;
  const found = candidates(context, field.of);
  return found.length > 0
    ? found.map((record) => ({ value: record.id, label: titleOf(record, language) }))
    : null;
}

/** 「司法确认 （2026）鲁0499诉前调确1号 已受理」; of a person the name. */
export function titleOf(record: CaseRecord, language: 'zh' | 'en'): string {
  const { __typename: type, name, number, title, arrowName, state, side, kind } = record;
  if (type === 'Party') return `${String(name)}（${wordOf('PartySide', String(side), language)}）`;
  if (typeof name === 'string') return name;
  const own = [number, title, arrowName].find((each): each is string => typeof each === 'string');
  const words = [own ?? wordOf(type, undefined, language)];
  if (typeof kind === 'string' && !own) words.push(kind);
  if (typeof state === 'string') words.push(wordOf(type, state, language));
  return words.join(' ');
}

function Group(props: FieldProps) {
  const { field, groups, path, name } = props;
  const label = useLabel(field);
  // Of a group that may be left out, nothing must be filled in.
  const inside = (groups[field.of!] ?? []).map((each) =>
    field.required ? each : { ...each, required: false },
  );
  const fields = (
    <Fields
      {...props}
      fields={inside}
      path={path}
      name={name}
      fold={path.length === 1 && props.fold === true}
    />
  );
  // The one argument that holds everything needs no frame of its own.
  if (path.length === 1) return fields;
  if (!field.required)
    return (
      <details className="act-group">
        <summary>{label}</summary>
        {fields}
      </details>
    );
  return (
    <fieldset className="act-group">
      <legend>{label}</legend>
      {fields}
    </fieldset>
  );
}

function GroupList(props: FieldProps) {
  const { field, groups, path, name } = props;
  const texts = useTexts(actTexts);
  const label = useLabel(field);
  return (
    <fieldset className="act-group">
      <legend>{label}</legend>
      <Form.List name={name}>
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className="act-row">
                <Fields
                  {...props}
                  fields={groups[field.of!] ?? []}
                  path={[...path, row.name]}
                  name={[row.name]}
                />
                <Button size="small" onClick={() => remove(row.name)}>
                  {texts.remove}
                </Button>
              </div>
            ))}
            <Button size="small" onClick={() => add({})}>
              {texts.add}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** What must be filled in first, and what may be behind a fold. */
export function Fields({
  fields,
  fold = false,
  ...props
}: Omit<FieldProps, 'field'> & {
  fields: readonly FormField[];
  /** What may be left out is behind a fold also where nothing must be filled in. */
  fold?: boolean;
}) {
  const texts = useTexts(actTexts);
  const shown = fields.filter(({ name }) => !props.hidden.has([...named(props.path), name].join('.')));
  const needed = shown.filter(
    ({ required, asked, initial, kind }) => required || asked || (initial !== undefined && kind !== 'GROUP'),
  );
  const optional = shown.filter((field) => !needed.includes(field));
  const row = (field: FormField) => (
    <FieldOf
      key={field.name}
      {...props}
      fold={fold}
      field={field}
      path={[...props.path, field.name]}
      name={[...props.name, field.name]}
    />
  );
  const folded = (fold || needed.length > 0) && optional.length > 1;
  return (
    <>
      {needed.map(row)}
      {folded ? (
        <details className="act-more">
          <summary>{texts.optional(optional.length)}</summary>
          {optional.map(row)}
        </details>
      ) : (
        optional.map(row)
      )}
    </>
  );
}

function named(path: readonly (string | number)[]): string[] {
  return path.filter((part) => typeof part === 'string');
}
