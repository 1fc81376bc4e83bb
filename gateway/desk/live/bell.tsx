import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import { useLanguage, useTexts } from '../shell/language.ts';
import { moment } from '../shell/amount.ts';
import { useSession } from '../shell/session.ts';
import { liveTexts } from './texts.ts';
import { useLive } from './use-live.ts';
import './live.css';

const shown = 30;
/** Several things that move at once are asked for once. */
const together = 400;

/** What has come in since the person last looked: how many, and in words; each matter has one line. */
export function Bell() {
  const texts = useTexts(liveTexts);
  const { data, changed } = useNotices();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => !place.current?.contains(event.target as Node) && setOpen(false);
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    addEventListener('pointerdown', away);
    addEventListener('keydown', escape);
    return () => {
      removeEventListener('pointerdown', away);
      removeEventListener('keydown', escape);
    };
  }, [open]);
  useLive(changed);
  const unread = data?.unread ?? 0;
  return (
    <div className="bell" ref={place}>
      <button
        ref={button}
        type="button"
        className="plain"
        aria-label={texts.bellCount(unread)}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <BellSign />
        {unread > 0 && <span className="bell-count">{unread > 99 ? '99+' : unread}</span>}
      </button>
      {open && data && <Notices page={data} onChange={changed} onClose={() => setOpen(false)} />}
    </div>
  );
}

type NoticePage = NonNullable<ReturnType<typeof useNotices>['data']>;

function useNotices() {
  const { person } = useSession();
  const queries = useQueryClient();
  const key = ['notices', person.field];
  const later = useRef<number | undefined>(undefined);
  const { data } = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) =>
      (await ask(byAgency.Notices[person.field], { first: shown }, { signal })).data.notices,
  });
  const changed = (): void => {
    clearTimeout(later.current);
    later.current = window.setTimeout(() => void queries.invalidateQueries({ queryKey: key }), together);
  };
  return { data, changed };
}

function Notices({ page, onChange, onClose }: { page: NoticePage; onChange(): void; onClose(): void }) {
  const texts = useTexts(liveTexts);
  const { person } = useSession();
  const read = useMutation({
    mutationFn: (ids: string[] | null) => ask(byAgency.MarkNoticesRead[person.field], { ids }),
    onSuccess: onChange,
  });
  return (
    <section className="bell-list" aria-label={texts.bell}>
      <header>
        <h2>{texts.bell}</h2>
        {page.unread > 0 && (
          <button type="button" className="link" onClick={() => read.mutate(null)}>
            {texts.markAll}
          </button>
        )}
      </header>
      {page.items.length === 0 && <p className="reading">{texts.none}</p>}
      <ul>
        {page.items.map((notice) => (
          <li key={notice.id} className={notice.read ? 'seen' : ''}>
            <NoticeLine
              notice={notice}
              onOpen={() => {
                if (!notice.read) read.mutate([notice.id]);
                onClose();
              }}
            />
          </li>
        ))}
      </ul>
      {page.total > page.items.length && <p className="quiet">{texts.more(page.total)}</p>}
    </section>
  );
}

function NoticeLine({ notice, onOpen }: { notice: NoticePage['items'][number]; onOpen(): void }) {
  const texts = useTexts(liveTexts);
  const language = useLanguage();
  const [, go] = useLocation();
  const words = texts.kind?.[notice.kind] ?? notice.text;
  return (
    <button
      type="button"
      className="notice"
      onClick={() => {
        onOpen();
        if (notice.caseCode) go(`/case/${notice.caseCode}`);
      }}
    >
      <span className="notice-text" lang={language === 'zh' ? 'zh-CN' : 'en'}>
        {!notice.read && <b className="dot" role="img" aria-label={texts.unread} />}
        {words}
        {language === 'en' && notice.due && ` (${notice.due})`}
      </span>
      <span className="quiet">
        {moment(notice.raisedAt)} {notice.caseCode}
      </span>
    </button>
  );
}

function BellSign() {
  return (
    <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true" fill="currentColor">
      <path d="M12 2a2 2 0 0 0-2 2v.6A6 6 0 0 0 6 10.3V16l-2 2v1h16v-1l-2-2v-5.7a6 6 0 0 0-4-5.7V4a2 2 0 0 0-2-2zm-2 18a2 2 0 0 0 4 0z" />
    </svg>
  );
}
