import { useEffect, useRef } from 'react';

/** Single keys of a page. They are silent while somebody types, while a dialog is open, and with Ctrl, Alt or Meta. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const handler = current.current[event.key];
      // A key does one thing: what has been taken is not done a second time.
      if (
        !handler ||
        event.defaultPrevented ||
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        takesKeys(event) ||
        dialogOpen()
      )
        return;
      event.preventDefault();
      handler();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** A box to be ticked takes no letters; Enter belongs to a button or link that has the focus, every key to an open menu. */
function takesKeys({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="menu"]')) return true;
  if (key === 'Enter' && target.closest('a, button, [role="tab"]')) return true;
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button)$/.test(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}

export function dialogOpen(): boolean {
  return [...document.querySelectorAll('.ant-modal, [role="dialog"]')].some(
    (dialog) => dialog.getClientRects().length > 0,
  );
}
