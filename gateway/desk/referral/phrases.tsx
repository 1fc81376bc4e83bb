import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Select, type FormInstance } from 'antd';
import type { Values } from '../acts/form-values.ts';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { referralTexts } from './texts.ts';

const usual = [
  '双方愿意调解，请安排调解员联系。',
  '案情简单、争议不大，请尽快处理。',
  '涉及多名劳动者，请优先办理。',
];

/** 常用语: phrases for the opinion that a person has kept at the own agency, and a few that everybody has. */
export function Phrases({ form, path }: { form: FormInstance<Values>; path: string[] }) {
  const texts = useTexts(referralTexts);
  const { own, keep, forget } = usePhrases();
  const typed = String(Form.useWatch<string | undefined>(path, form) ?? '').trim();
  const offered = [...own, ...usual.filter((phrase) => !own.includes(phrase))];
  return (
    <div className="phrases">
      <Select
        size="small"
        aria-label={texts.phrases}
        placeholder={texts.phrases}
        value={null}
        popupMatchSelectWidth={false}
        options={offered.map((phrase) => ({ value: phrase, label: phrase }))}
        onChange={(phrase: string | null) => phrase && form.setFieldValue(path, `${typed}${phrase}`)}
      />
      {typed !== '' && !offered.includes(typed) && (
        <Button size="small" onClick={() => keep(typed)}>
          {texts.keepPhrase}
        </Button>
      )}
      {own.includes(typed) && (
        <Button size="small" onClick={() => forget(typed)}>
          {texts.forgetPhrase}
        </Button>
      )}
    </div>
  );
}

/** What a person has kept follows them to every machine. */
function usePhrases() {
  const { person } = useSession();
  const queries = useQueryClient();
  const queryKey = ['phrases', person.id];
  const field = person.field === 'docket' ? null : person.field;
  const { data } = useQuery({
    queryKey,
    enabled: field !== null,
    queryFn: async () => (await ask(byAgency.Phrases[field!], {})).data.phrases,
  });
  const kept = (own: string[]) => queries.setQueryData(queryKey, own);
  return {
    own: data ?? [],
    keep: (text: string) =>
      void ask(byAgency.KeepPhrase[field!], { text }).then((answer) => kept(answer.data.keepPhrase)),
    forget: (text: string) =>
      void ask(byAgency.ForgetPhrase[field!], { text }).then((answer) => kept(answer.data.forgetPhrase)),
  };
}
