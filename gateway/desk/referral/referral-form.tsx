import { Checkbox, Form } from 'antd';
import { useEffect, useState } from 'react';
import type { Act, FormField } from '../acts/act.ts';
import { deepMerge, focusFirst, hiddenPaths, Refusal, todayHere, useSending } from '../acts/act-dialog.tsx';
import { useActs } from '../acts/catalogue.ts';
import type { CaseContext, Offer } from '../acts/case-context.ts';
import { Fields } from '../acts/form-field.tsx';
import {
  initialValues,
  pathOf,
  valueAt,
  variablesOf,
  withPreset,
  withValue,
  type Values,
} from '../acts/form-values.ts';
import { rememberNumber, useProposedNumber } from '../acts/next-number.ts';
import { presetOf } from '../acts/presets.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { Phrases } from './phrases.tsx';
import { referralTexts } from './texts.ts';

export interface ReferralFormProps {
  id: string;
  act: Act;
  offer: Offer;
  context: CaseContext;
  /** Code of the receiver that is chosen above. */
  to: string | null;
  onSending(sending: boolean): void;
  /** The referral’s id where the answer tells it. */
  onSent(referralId: string | null): void;
}

/** What is left to fill in of the act that sends the arrow. */
export function ReferralForm({ id, act, offer, context, to, onSending, onSent }: ReferralFormProps) {
  const texts = useTexts(referralTexts);
  const { person } = useSession();
  const groups = useActs(person.field)?.groups ?? {};
  const [form] = Form.useForm<Values>();
  const [sending, refusal, send] = useSending(act);
  const looking = useProposedNumber(form, act, groups);
  const paths = pathsOf(act, groups);
  const { papers, files } = materialsOf(offer, context);
  const choices = [...new Set([...papers, ...files])];
  const [first] = useState(() => {
    const known = initialValues(act, groups, context, { personId: person.id, today: todayHere() });
    const preset = { legalBasis: offer.basis, ...presetOf(act, context, recordIdOf(act, known)) };
    const filled = withPreset(act, groups, known, preset);
    return paths.materials ? withValue(filled, paths.materials, papers) : filled;
  });
  useEffect(() => onSending(sending), [sending, onSending]);
  useEffect(() => (looking ? undefined : focusFirst(id)), [id, looking]);
  const hidden = hiddenPaths(act, recordIdOf(act, first), context.caseCode);
  for (const path of [paths.to, paths.materials]) if (path) hidden.add(path.join('.'));
  const finish = async (typed: Values) => {
    let merged = deepMerge(first, typed);
    if (paths.to && to) merged = withValue(merged, paths.to, paths.toList ? [to] : to);
    const done = await send(variablesOf(act.fields, groups, merged));
    if (done === undefined) return;
    rememberNumber(act, groups, merged);
    onSent(done?.__typename === 'Referral' ? (done.id ?? null) : (done?.referralId ?? null));
  };
  return (
    <>
      <Form
        {...{ id, name: id, form, layout: 'vertical', className: 'act-form', initialValues: first }}
        scrollToFirstError
        onFinish={(typed) => void finish(typed)}
      >
        {paths.materials && choices.length > 0 && (
          <Form.Item name={paths.materials} label={texts.materials}>
            <Checkbox.Group options={choices} />
          </Form.Item>
        )}
        <Fields fields={act.fields} groups={groups} context={context} path={[]} name={[]} hidden={hidden} />
        {paths.opinion && <Phrases form={form} path={paths.opinion} />}
      </Form>
      <Refusal refusal={refusal} />
    </>
  );
}

interface Paths {
  to?: string[];
  toList?: boolean;
  materials?: string[];
  opinion?: string[];
}

/** Where the fields stand that the dialog fills in by itself or helps with. */
function pathsOf(act: Act, groups: Record<string, FormField[]>): Paths {
  const at = (test: (field: FormField) => boolean) => pathOf(act, groups, test);
  const to = at(({ kind, name }) => kind === 'ORGANISATION' && /^(to|addresseeCode|courtCode)$/.test(name));
  const materials = at(({ name }) => name === 'materials');
  const opinion = at(({ kind }) => kind === 'LONG_TEXT');
  return {
    ...(to && { to: to.path, toList: to.field.list }),
    ...(materials && { materials: materials.path }),
    ...(opinion && { opinion: opinion.path }),
  };
}

/** The papers the arrow goes out with, and the files of the case. */
function materialsOf({ documentOut }: Offer, { records }: CaseContext) {
  const papers = documentOut.split(/[、，]|或/).map((paper) => paper.trim());
  const files = records
    .filter(({ __typename }) => __typename === 'Attachment')
    .map(({ name }) => String(name));
  return { papers, files };
}

function recordIdOf({ record }: Act, values: Values): string | null {
  const id = record && valueAt(values, record.path);
  return typeof id === 'string' ? id : null;
}
