import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import { ask, type Refused } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { NoticeKind } from '../generated/graphql/graphql.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { settingsTexts } from './settings-texts.ts';

const usual: NoticeKind[] = ['REFERRAL_ARRIVED', 'REFERRAL_RETURNED', 'REFERRAL_RESULT', 'DEADLINE_LAPSED'];

/** Registers a system of the own organisation; the secret is shown once. */
export function WebhookForm() {
  const texts = useTexts(settingsTexts);
  const { person } = useSession();
  const queries = useQueryClient();
  const [url, setUrl] = useState('');
  const [kinds, setKinds] = useState<NoticeKind[]>(usual);
  const field = useId();
  const register = useMutation({
    mutationFn: () => ask(byAgency.RegisterWebhook[person.field], { url, kinds }),
    onSuccess: () => {
      setUrl('');
      return queries.invalidateQueries({ queryKey: ['notice-settings'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    register.mutate();
  };
  const refused = register.error as Refused | null;
  return (
    <form className="webhook-form" onSubmit={submit}>
      <label htmlFor={field}>{texts.url}</label>
      <Input
        id={field}
        value={url}
        placeholder="https://"
        maxLength={500}
        onChange={(event) => setUrl(event.target.value)}
      />
      <fieldset>
        <legend>{texts.kinds}</legend>
        <Checkbox.Group
          value={kinds}
          onChange={setKinds}
          options={Object.entries(texts.kindNames).map(([value, label]) => ({
            value: value as NoticeKind,
            label,
          }))}
        />
      </fieldset>
      <Button htmlType="submit" type="primary" loading={register.isPending} disabled={url === ''}>
        {texts.register}
      </Button>
      {refused && (
        <p role="alert">
          {refused.message} {refused.hint}
        </p>
      )}
      {register.data && (
        <p role="status">
          {texts.secret} <code>{register.data.data.registerWebhook.secret}</code>
        </p>
      )}
    </form>
  );
}
