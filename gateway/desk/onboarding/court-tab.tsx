import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { ask } from '../ask.ts';
import {
  CourtProfileNowDocument,
  SetCourtProfileDocument,
  type CourtProfileInput,
} from '../generated/graphql/graphql.ts';
import { useTexts } from '../shell/language.ts';
import { onboardingTexts } from './texts.ts';
import { useAct } from './use-act.ts';

/** How the own court takes disputes in: before filing, or filed first. */
export function CourtTab() {
  const texts = useTexts(onboardingTexts);
  const { data } = useQuery({
    queryKey: ['profile'],
    queryFn: ({ signal }) => ask(CourtProfileNowDocument, {}, { signal }),
  });
  const profile = data?.data.courtProfileOf;
  if (!profile) return null;
  const since = profile.effectiveFrom ?? texts.byDefault;
  return (
    <>
      <p>
        {texts.mode}：<b>{texts.modes[profile.mode]}</b>（{since}）　{texts.courtCode}：
        {profile.courtCode ?? '—'}
      </p>
      <ProfileForm mode={profile.mode} courtCode={profile.courtCode ?? ''} />
    </>
  );
}

function ProfileForm({ mode, courtCode }: Pick<CourtProfileInput, 'mode' | 'courtCode'>) {
  const texts = useTexts(onboardingTexts);
  const [given, setGiven] = useState<CourtProfileInput>({ mode, courtCode, effectiveFrom: '' });
  const save = useAct(
    (input: CourtProfileInput) => ask(SetCourtProfileDocument, { input }),
    'profile',
    () => texts.saved,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(given);
  };
  return (
    <form className="panel form" onSubmit={submit}>
      <label>
        {texts.mode}
        <select
          value={given.mode}
          onChange={(event) => setGiven({ ...given, mode: event.target.value as CourtProfileInput['mode'] })}
        >
          <option value="P">{texts.modes.P}</option>
          <option value="F">{texts.modes.F}</option>
        </select>
      </label>
      <label>
        {texts.courtCode}
        <input
          required
          value={given.courtCode}
          onChange={(event) => setGiven({ ...given, courtCode: event.target.value })}
        />
      </label>
      <label>
        {texts.effectiveFrom}
        <input
          required
          type="date"
          value={given.effectiveFrom}
          onChange={(event) => setGiven({ ...given, effectiveFrom: event.target.value })}
        />
      </label>
      <p>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {texts.save}
        </Button>
      </p>
    </form>
  );
}
