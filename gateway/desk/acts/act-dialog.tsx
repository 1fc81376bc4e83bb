import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Modal } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { askById, Refused } from '../ask.ts';
import { useLanguage, useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { arrowsOfAct } from '../referral/arrow-act.ts';
import type { Act } from './act.ts';
import './acts.css';
import { useActs } from './catalogue.ts';
import { contextFor, emptyContext, useCaseContextNow, type CaseContext } from './case-context.ts';
import { Fields } from './form-field.tsx';
import { initialValues, variablesOf, withPreset, withValue, type Values } from './form-values.ts';
import { rememberNumber, useProposedNumber } from './next-number.ts';
import { presetOf } from './presets.ts';
import { actTexts } from './texts.ts';

/** What the hub answered: the record, the case it is of, the referral it went out with. */
export interface Done {
  __typename: string;
  id?: string;
  state?: string;
  caseCode?: string;
  referralId?: string;
}

export interface ActDialogProps {
  act: Act;
  caseCode: string | null;
  /** The record it is done to; null where there is none before. */
  recordId: string | null;
  onClose(): void;
  onDone(done: Done | null): void;
}

/** Today at the place (UTC+8). */
export function todayHere(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** An act as a form: what is known is there already, and a refusal leaves what was typed. */
export function ActDialog(props: ActDialogProps) {
  const { person } = useSession();
  const found = useCaseContextNow(person.field, props.caseCode);
  const context = props.caseCode === null ? (found ?? emptyContext) : found;
  if (!context) return null;
  const arrows = arrowsOfAct(person.field, props.act.name);
  return <Ready {...props} context={contextFor(context, arrows)} />;
}

function Ready({ act, recordId, context, onClose, onDone }: ActDialogProps & { context: CaseContext }) {
  const texts = useTexts(actTexts);
  const title = useActLabel()(act);
  const { person } = useSession();
  const groups = useActs(person.field)?.groups ?? {};
  const { message } = App.useApp();
  const id = useId();
  const [form] = Form.useForm<Values>();
  const [sending, refusal, send] = useSending(act);
  const [first] = useState(() => {
    const known = initialValues(act, groups, context, { personId: person.id, today: todayHere() });
    const filled = withPreset(act, groups, known, presetOf(act, context, recordId));
    return act.record && recordId ? withValue(filled, act.record.path, recordId) : filled;
  });
  const hidden = hiddenPaths(act, recordId, context.caseCode);
  const finish = async (typed: Values) => {
    const merged = deepMerge(first, typed);
    const done = await send(variablesOf(act.fields, groups, merged));
    if (done === undefined) return;
    rememberNumber(act, groups, merged);
    message.success(texts.done(title));
    onDone(done);
    onClose();
  };
  const looking = useProposedNumber(form, act, groups);
  useEffect(() => (looking ? undefined : focusFirst(id)), [id, looking]);
  return (
    <Modal
      open
      destroyOnHidden
      title={title}
      onCancel={onClose}
      width={640}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {texts.cancel}
        </Button>,
        <Button key="send" type="primary" htmlType="submit" form={id} loading={sending}>
          {texts.send}
        </Button>,
      ]}
    >
      <Form
        id={id}
        name={id}
        form={form}
        layout="vertical"
        className="act-form"
        initialValues={first}
        scrollToFirstError
        onFinish={(typed) => void finish(typed)}
      >
        <Fields fields={act.fields} groups={groups} context={context} path={[]} name={[]} hidden={hidden} />
      </Form>
      <Refusal refusal={refusal} />
    </Modal>
  );
}

export function Refusal({ refusal }: { refusal: Refused | null }) {
  if (!refusal) return null;
  return <Alert role="alert" type="error" showIcon title={refusal.message} description={refusal.hint} />;
}

/** Sends an act; answers undefined where the hub refused, and says why. */
export function useSending(
  act: Act,
): [
  sending: boolean,
  refusal: Refused | null,
  send: (variables: Values) => Promise<Done | null | undefined>,
] {
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const queries = useQueryClient();
  // Two keys in one moment are one act: the state is shown too late to tell.
  const underWay = useRef(false);
  const send = async (variables: Values) => {
    if (underWay.current) return undefined;
    underWay.current = true;
    setSending(true);
    setRefusal(null);
    try {
      const { data } = await askById<Record<string, Done | Done[] | string | null>>(act.document, variables);
      void queries.invalidateQueries();
      const answer = data[act.name] ?? null;
      const one = Array.isArray(answer) ? (answer[0] ?? null) : answer;
      return typeof one === 'string' ? null : one;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefusal(error);
      return undefined;
    } finally {
      underWay.current = false;
      setSending(false);
    }
  };
  return [sending, refusal, send];
}

export function useActLabel(): (act: Act) => string {
  const language = useLanguage();
  return (act) => (language === 'zh' ? act.label : act.english);
}

/** What the place where the dialog was opened says already. */
export function hiddenPaths(act: Act, recordId: string | null, caseCode: string | null): Set<string> {
  const hidden = new Set<string>();
  if (act.record && (recordId || act.record.type === 'Case') && act.record.type !== 'Party')
    hidden.add(act.record.path.join('.'));
  if (caseCode) for (const at of ['caseCode', 'input.caseCode']) hidden.add(at);
  if (!caseCode && act.record?.type === 'Case') hidden.delete(act.record.path.join('.'));
  return hidden;
}

/** The form knows what it shows; what is hidden stands in what it began with. */
export function deepMerge(known: Values, typed: Values): Values {
  const merged: Values = { ...known };
  for (const [name, value] of Object.entries(typed)) {
    const before = merged[name];
    merged[name] = isPlain(before) && isPlain(value) ? deepMerge(before, value) : (value ?? undefined);
  }
  return merged;
}

function isPlain(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first field that must be filled in and is not; where there is none, Enter sends. */
export function focusFirst(form: string): () => void {
  const timer = setTimeout(() => {
    const dialog = document.getElementById(form);
    const at = document.activeElement;
    // Who has begun to type or to choose goes on where they are, in the form or above it.
    if (dialog?.contains(at) || (at?.matches('input, textarea') && at.closest('.ant-modal'))) return;
    const fields = [...(dialog?.querySelectorAll<HTMLElement>('[aria-required="true"]') ?? [])];
    const empty = fields.find((field) => !isFilled(field));
    const button = document.querySelector<HTMLElement>(`button[form="${CSS.escape(form)}"]`);
    (empty ?? button)?.focus();
  }, 120);
  return () => clearTimeout(timer);
}

function isFilled(field: HTMLElement): boolean {
  const select = field.closest('.ant-select');
  if (select)
    return select.querySelector('.ant-select-content-has-value, .ant-select-selection-item') !== null;
  if (field.getAttribute('role') === 'radiogroup' || field.classList.contains('ant-radio-group'))
    return field.querySelector('input:checked') !== null;
  return 'value' in field && field.value !== '';
}
