import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import { useLanguage, useTexts } from '../shell/language.ts';
import { moment } from '../shell/amount.ts';
import { hasRole, useSession } from '../shell/session.ts';
import { liveTexts } from './texts.ts';
import { useLive } from './use-live.ts';
import './live.css';

const shown = 30;
/** Several things that move at once are asked for once. */
const together = 400;

/** What has come in since the person last looked: how many, and in words; each matter has one line. */
export function Bell() {
  const texts = useTexts(liveTexts);
  const notices = useNotices();
  const { changed } = notices;
  const queries = useQueryClient();
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
  useLive((events) => {
    if (events.some(({ kind }) => kind === 'MUCH_HAS_MOVED')) void queries.invalidateQueries();
    else changed();
  });
  const count = notices.unread;
  const unread = count === 0 ? null : count > 99 ? '99+' : String(count);
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
        {unread && <span className="bell-count">{unread}</span>}
      </button>
      {open && notices.known && <Notices notices={notices} onClose={() => setOpen(false)} />}
    </div>
  );
}

type Told = ReturnType<typeof useNotices>;

function useNotices() {
  const { person } = useSession();
  const queries = useQueryClient();
  const key = ['notices', person.field];
  const later = useRef<number | undefined>(undefined);
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: key,
    // Nobody presses a button to ask again for what is told by itself.
    retry: 4,
    initialPageParam: null as string | null,
    queryFn: async ({ signal, pageParam: after }) =>
      (await ask(byAgency.Notices[person.field], { first: shown, after }, { signal })).data.notices,
    getNextPageParam: ({ endCursor }) => endCursor ?? null,
  });
  const changed = (): void => {
    clearTimeout(later.current);
    later.current = window.setTimeout(() => void queries.invalidateQueries({ queryKey: key }), together);
  };
  const { unread = 0, total = 0 } = data?.pages.at(-1) ?? {};
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const earlier = hasNextPage ? () => void fetchNextPage() : null;
  return { known: data !== undefined, items, unread, total, earlier, changed };
}

function Notices({ notices, onClose }: { notices: Told; onClose(): void }) {
  const { items, unread, total, earlier, changed } = notices;
  const texts = useTexts(liveTexts);
  const { person } = useSession();
  const read = useMutation({
    mutationFn: (ids: string[] | null) => ask(byAgency.MarkNoticesRead[person.field], { ids }),
    onSuccess: changed,
  });
  return (
    <section className="bell-list" aria-label={texts.bell}>
      <header>
        <h2>{texts.bell}</h2>
        {hasRole(person, 'ADMINISTRATOR') && (
          <Link href="/notices" onClick={onClose}>
            {texts.settings}
          </Link>
        )}
        {unread > 0 && (
          <button type="button" className="link" onClick={() => read.mutate(null)}>
            {texts.markAll}
          </button>
        )}
      </header>
      {items.length === 0 && <p className="reading">{texts.none}</p>}
      <ul>
        {items.map((notice) => (
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
      {earlier && (
        <button type="button" className="notice earlier" onClick={earlier}>
          {texts.earlier(total - items.length)}
        </button>
      )}
    </section>
  );
}

function NoticeLine({ notice, onOpen }: { notice: Told['items'][number]; onOpen(): void }) {
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
