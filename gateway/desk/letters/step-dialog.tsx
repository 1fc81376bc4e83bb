import { Alert, Modal } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import { Refused } from '../ask.ts';
import { useTexts } from '../shell/language.ts';
import type { StepField, StepForm } from './step-form.ts';
import { letterTexts } from './texts.ts';

/** Asks for what an act needs and does it; what the hub refuses stays on the screen with everything that was filled in. */
export function StepDialog({ form, onClose, onDone }: { form: StepForm; onClose(): void; onDone(): void }) {
  const texts = useTexts(letterTexts);
  const id = useId();
  const [values, setValues] = useState(() =>
    Object.fromEntries(form.fields.map(({ name, initial }) => [name, initial ?? ''])),
  );
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    try {
      await form.submit(values);
      onDone();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={form.title}
      width={560}
      onCancel={onClose}
      okText={form.confirm}
      cancelText={texts.cancel}
      okButtonProps={{ htmlType: 'submit', form: id, loading: busy }}
    >
      {form.note && <p className="step-note">{form.note}</p>}
      <form id={id} className="step-form" onSubmit={(event) => void submit(event)}>
        {form.fields.map((field, at) => (
          <label key={field.name}>
            <span>
              {field.label}
              {!field.optional && field.kind !== 'yes' && <b aria-hidden="true"> *</b>}
            </span>
            <Input
              field={field}
              first={at === 0}
              value={values[field.name] ?? ''}
              onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            />
          </label>
        ))}
      </form>
      {refusal && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={refusal.message}
          {...(refusal.hint && { description: refusal.hint })}
        />
      )}
    </Modal>
  );
}

interface InputProps {
  field: StepField;
  first: boolean;
  value: string;
  onChange(value: string): void;
}

function Input({ field, first, value, onChange }: InputProps) {
  const common = {
    required: !field.optional,
    autoFocus: first,
    value,
    ...(field.placeholder && { placeholder: field.placeholder }),
  };
  if (field.kind === 'text')
    return <textarea rows={3} {...common} onChange={(event) => onChange(event.target.value)} />;
  if (field.kind === 'choice')
    return (
      <select {...common} onChange={(event) => onChange(event.target.value)}>
        {field.choices!.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  if (field.kind === 'yes')
    return (
      <input
        type="checkbox"
        checked={value === 'yes'}
        onChange={(event) => onChange(event.target.checked ? 'yes' : '')}
      />
    );
  const type = { line: 'text', day: 'date', count: 'number' }[field.kind];
  return (
    <input
      type={type}
      {...common}
      {...(field.kind === 'count' && { min: 1 })}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
