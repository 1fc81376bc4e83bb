import { App, Button, Dropdown, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useEffect, useId, useState, type SyntheticEvent } from 'react';
import { useLocation } from 'wouter';
import { useLanguage, useTexts } from '../shell/language.ts';
import { hasRole, useSession } from '../shell/session.ts';
import { choicesOf } from '../shell/words.ts';
import type { Act } from './act.ts';
import { doors } from './new-case-doors.ts';
import { deepMerge, focusFirst, Refusal, todayHere, useActLabel, useSending } from './act-dialog.tsx';
import { findAct, useActs } from './catalogue.ts';
import { emptyContext } from './case-context.ts';
import { Fields } from './form-field.tsx';
import { initialValues, variablesOf, type Values } from './form-values.ts';
import { newCaseTexts } from './new-case-texts.ts';
import { actTexts } from './texts.ts';
import { useKeys } from '../worklist/use-keys.ts';

/** 「新收案」: opens a case, or takes a matter in, at the own agency’s door; `n` does the same. */
export function NewCase({ begun = false }: { begun?: boolean }) {
  const { person } = useSession();
  const texts = useTexts(actTexts);
  const label = useActLabel();
  const acts = useActs(person.field);
  const [choosing, setChoosing] = useState(false);
  const [open, setOpen] = useState<Act | null>(null);
  const found = doors[person.field]
    .filter(([, ...roles]) => hasRole(person, ...roles))
    .flatMap(([name]) => findAct(acts, name) ?? []);
  const [only, ...others] = found;
  const begin = () => (only && others.length === 0 ? setOpen(only) : setChoosing(found.length > 0));
  useKeys({ n: begin });
  const known = found.length > 0;
  useEffect(() => {
    if (begun && known) begin();
    // Once, when what can be taken in is known.
  }, [begun, known]);
  if (!only) return null;
  const items = found.map((act) => ({
    ...{ key: act.name, label: label(act) },
    onClick: ({ domEvent }: { domEvent: SyntheticEvent }) => {
      // The same Enter would press the button that has the focus once the form is there.
      domEvent.preventDefault();
      setOpen(act);
    },
  }));
  const words = (
    <>
      ＋ {texts.newCase} <kbd>n</kbd>
    </>
  );
  const menu = { trigger: ['click' as const], menu: { items }, placement: 'bottomRight' as const };
  return (
    <>
      {others.length > 0 ? (
        <Dropdown autoFocus {...menu} open={choosing} onOpenChange={setChoosing}>
          <Button aria-haspopup="menu">{words}</Button>
        </Dropdown>
      ) : (
        <Button onClick={begin}>{words}</Button>
      )}
      {open && <NewCaseDialog act={open} onClose={() => setOpen(null)} />}
    </>
  );
}

interface Side {
  name: string;
  idNumber?: string;
  phone?: string;
  creditCode?: string;
}
interface Typed extends Values {
  worker?: Side;
  employer?: Side;
  cause?: string;
  claim?: number;
  facts?: string;
}

/** Worker, employer and claim as one asks for them across the counter; the rest as the schema has it. */
function NewCaseDialog({ act, onClose }: { act: Act; onClose(): void }) {
  const { person } = useSession();
  const texts = useTexts(newCaseTexts);
  const words = useTexts(actTexts);
  const language = useLanguage();
  const label = useActLabel();
  const id = useId();
  const [form] = Form.useForm<Typed>();
  const { message } = App.useApp();
  const [, go] = useLocation();
  const groups = useActs(person.field)?.groups ?? {};
  const [sending, refusal, send] = useSending(act);
  const inside = groups[act.fields[0]?.of ?? ''] ?? [];
  const has = (name: string) => inside.some((field) => field.name === name);
  const withParties = has('parties');
  const [first] = useState(() =>
    initialValues(act, groups, emptyContext, { personId: person.id, today: todayHere() }),
  );
  useEffect(() => focusFirst(id), [id]);
  const hidden = new Set(['input.parties', 'input.caseCode']);
  for (const name of ['cause', 'causeVersion', 'claim', 'facts'])
    if (withParties) hidden.add(`input.${name}`);
  const finish = async (typed: Typed) => {
    const { worker, employer, cause, claim, facts, ...rest } = typed;
    const input = {
      ...(withParties && { parties: partiesOf(worker, employer), cause, causeVersion: '2025', claim, facts }),
      ...(has('claimKinds') && { claimKinds: [cause] }),
    };
    const merged = deepMerge(deepMerge(first, rest), { input });
    const done = await send(variablesOf(act.fields, groups, merged));
    if (done === undefined) return;
    message.success(done?.caseCode ? words.opened(done.caseCode) : words.done(label(act)));
    onClose();
    if (done?.caseCode) go(`/case/${done.caseCode}`);
  };
  return (
    <Modal
      open
      width={720}
      title={`${words.newCase} · ${label(act)}`}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {words.cancel}
        </Button>,
        <Button key="send" type="primary" htmlType="submit" form={id} loading={sending}>
          {texts.register}
        </Button>,
      ]}
    >
      <Form
        {...{ id, name: id, form, layout: 'vertical', className: 'act-form' }}
        initialValues={{ ...first, cause: 'WAGE_CLAIM' }}
        onFinish={(typed) => void finish(typed)}
      >
        {withParties && (
          <>
            <SideFields side="worker" />
            <SideFields side="employer" />
            <div className="act-columns">
              <Form.Item name="cause" label={texts.cause} rules={[{ required: true, message: texts.cause }]}>
                <Select showSearch={{ optionFilterProp: 'label' }} options={choicesOf('Cause', language)} />
              </Form.Item>
              {has('claim') && (
                <Form.Item name="claim" label={texts.claim}>
                  <InputNumber min={0} precision={2} suffix={words.yuan} style={{ width: '100%' }} />
                </Form.Item>
              )}
            </div>
            <Form.Item name="facts" label={texts.facts}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
            </Form.Item>
          </>
        )}
        <Fields
          fields={act.fields}
          groups={{
            ...groups,
            [act.fields[0]?.of ?? '']: inside.filter(({ name }) => !(withParties && name === 'claimKinds')),
          }}
          context={emptyContext}
          fold={withParties}
          {...{ path: [], name: [], hidden }}
        />
      </Form>
      <Refusal refusal={refusal} />
    </Modal>
  );
}

function SideFields({ side }: { side: 'worker' | 'employer' }) {
  const texts = useTexts(newCaseTexts);
  return (
    <fieldset className="act-group">
      <legend>{texts[side]}</legend>
      <div className="act-columns">
        <Form.Item
          name={[side, 'name']}
          label={texts.name[side]}
          rules={[{ required: true, message: texts.name[side] }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        {side === 'worker' ? (
          <Form.Item name={[side, 'idNumber']} label={texts.idNumber}>
            <Input autoComplete="off" />
          </Form.Item>
        ) : (
          <Form.Item name={[side, 'creditCode']} label={texts.creditCode}>
            <Input autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name={[side, 'phone']} label={texts.phone}>
          <Input autoComplete="off" inputMode="tel" />
        </Form.Item>
      </div>
    </fieldset>
  );
}

function partiesOf(worker: Side | undefined, employer: Side | undefined): Values[] {
  return [
    { side: 'APPLICANT', kind: 'PERSON', ...worker },
    { side: 'RESPONDENT', kind: 'EMPLOYER', ...employer },
  ];
}
