import { useSyncExternalStore } from 'react';

/**
 * Where the desk stands, behind the `#`: `#/cases?q=…`. What is searched for stays behind it too, so that names and numbers never
 * reach a server's log as part of an address.
 */
function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

function whole(): string {
  return `/${location.hash.replace(/^#?\/?/, '')}`;
}

function pathNow(): string {
  return whole().split('?')[0]!;
}

function searchNow(): string {
  return whole().split('?').slice(1).join('?');
}

function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const target = `#/${to.replace(/^#?\/?/, '')}`;
  if (replace) location.replace(target);
  else location.hash = target;
}

export function useDeskLocation(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, pathNow), navigate];
}

useDeskLocation.hrefs = (href: string) => `#${href}`;

export function useDeskSearch(): string {
  return useSyncExternalStore(subscribe, searchNow);
}
