import { useEffect, useState } from 'react';
import { useTexts } from '../shell/language.ts';
import { liveTexts } from './texts.ts';
import './live.css';

interface Reader {
  name: string;
  organisationName: string | null;
}

const betweenWords = 8000;

/** 正在查看: who else has this case open now. Only a page that is looked at counts. */
export function Present({ caseCode }: { caseCode: string }) {
  const texts = useTexts(liveTexts);
  const [readers, setReaders] = useState<Reader[]>([]);
  useEffect(() => {
    let over = false;
    const here = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      const answer = await tell('here', caseCode);
      if (!over && answer?.present) setReaders(answer.present);
    };
    const gone = (): void => void tell('gone', caseCode);
    const turned = (): void => void (document.visibilityState === 'visible' ? here() : gone());
    void here();
    const timer = setInterval(() => void here(), betweenWords);
    addEventListener('pagehide', gone);
    document.addEventListener('visibilitychange', turned);
    return () => {
      over = true;
      clearInterval(timer);
      removeEventListener('pagehide', gone);
      document.removeEventListener('visibilitychange', turned);
      gone();
    };
  }, [caseCode]);
  if (readers.length === 0) return null;
  const names = readers.map(({ name, organisationName }) => `${organisationName ?? ''} ${name}`.trim());
  return (
    <span className="present" role="status">
      ◉ {texts.present}
      {names.join(texts.comma)}
    </span>
  );
}

async function tell(word: 'here' | 'gone', caseCode: string): Promise<{ present?: Reader[] } | null> {
  const response = await fetch(`/events/${word}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ caseCode }),
    keepalive: true,
  }).catch(() => null);
  return response?.ok ? ((await response.json()) as { present?: Reader[] }) : null;
}
