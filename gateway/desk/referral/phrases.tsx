import { Button, Form, Select, type FormInstance } from 'antd';
import { useState } from 'react';
import type { Values } from '../acts/form-values.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { referralTexts } from './texts.ts';

const usual = [
  '双方愿意调解，请安排调解员联系。',
  '案情简单、争议不大，请尽快处理。',
  '涉及多名劳动者，请优先办理。',
];

/** 常用语: a person’s own phrases for the opinion, kept in this browser. */
export function Phrases({ form, path }: { form: FormInstance<Values>; path: string[] }) {
  const texts = useTexts(referralTexts);
  const { person } = useSession();
  const place = `wufang.phrases.${person.id}`;
  const [own, setOwn] = useState<string[]>(() => JSON.parse(localStorage.getItem(place) ?? '[]') as string[]);
  const typed = Form.useWatch<string | undefined>(path, form);
  const keep = () => {
    const phrases = [...new Set([String(typed).trim(), ...own])].slice(0, 30);
    localStorage.setItem(place, JSON.stringify(phrases));
    setOwn(phrases);
  };
  return (
    <div className="phrases">
      <Select
        size="small"
        aria-label={texts.phrases}
        placeholder={texts.phrases}
        value={null}
        options={[...own, ...usual].map((phrase) => ({ value: phrase, label: phrase }))}
        onChange={(phrase: string | null) => phrase && form.setFieldValue(path, `${typed ?? ''}${phrase}`)}
      />
      {typed?.trim() && !own.includes(typed.trim()) && (
        <Button size="small" onClick={keep}>
          {texts.keepPhrase}
        </Button>
      )}
    </div>
  );
}
