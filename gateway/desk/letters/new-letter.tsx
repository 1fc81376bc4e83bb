import { useState } from 'react';
import { useTexts } from '../shell/language.ts';
import { formTexts } from './form-texts.ts';
import { StepDialog } from './step-dialog.tsx';
import type { StepForm } from './step-form.ts';
import { letterTexts } from './texts.ts';
import { draftForm } from './union-forms.ts';

export interface NewLetterProps {
  /** Empty where none is known yet. */
  caseCode: string;
  onClose(): void;
  onDone(): void;
}

/** A new letter begins with its case; the firm and whom it is copied to are read from there. */
export function NewLetter({ caseCode, onClose, onDone }: NewLetterProps) {
  const texts = useTexts(letterTexts);
  const words = useTexts(formTexts);
  const [form, setForm] = useState<StepForm | null>(null);
  if (form) return <StepDialog key="letter" form={form} onClose={onClose} onDone={onDone} />;
  const ofCase: StepForm = {
    title: texts.new,
    fields: [{ name: 'code', label: texts.newCase, kind: 'line', initial: caseCode, placeholder: 'WF-…' }],
    confirm: texts.continue,
    submit: async ({ code }) =>
      setForm(await draftForm(code!.trim(), ['REMINDER', 'OPINION'], words, texts.kind)),
  };
  return <StepDialog key="case" form={ofCase} onClose={onClose} onDone={() => undefined} />;
}
