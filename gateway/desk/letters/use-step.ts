import { App } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Refused } from '../ask.ts';
import { useTexts } from '../shell/language.ts';
import type { StepForm } from './step-form.ts';
import { letterTexts } from './texts.ts';

/** The form of the step that is being taken; when it is done, every list of the tracker asks again. */
export function useStep() {
  const texts = useTexts(letterTexts);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form, setForm] = useState<StepForm | null>(null);
  const begin = async (make: () => StepForm | Promise<StepForm>) => {
    try {
      setForm(await make());
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      void message.error([error.message, error.hint].filter(Boolean).join(''));
    }
  };
  const done = () => {
    setForm(null);
    void message.success(texts.done);
    void queries.invalidateQueries({ queryKey: ['letters'] });
  };
  return { form, begin, done, close: () => setForm(null) };
}
