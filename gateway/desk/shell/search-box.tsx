import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useTexts } from './language.ts';
import { shellTexts } from './texts.ts';

/** One box for every search; `/` puts the cursor into it. The list of cases answers. */
export function SearchBox() {
  const texts = useTexts(shellTexts);
  const [, go] = useLocation();
  const asked = new URLSearchParams(useSearch()).get('q') ?? '';
  const [words, setWords] = useState(asked);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => setWords(asked), [asked]);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      box.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  const search = (event: FormEvent) => {
    event.preventDefault();
    go(`/cases?q=${encodeURIComponent(words.trim())}`);
    // The keys belong to the list now: Enter opens what was found.
    box.current?.blur();
  };
  return (
    <form role="search" className="search" onSubmit={search}>
      <input
        ref={box}
        type="search"
        value={words}
        aria-label={texts.searchLabel}
        placeholder={`/ ${texts.search}`}
        onChange={(event) => setWords(event.target.value)}
      />
    </form>
  );
}

/** Whether keys belong to what somebody is writing. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
