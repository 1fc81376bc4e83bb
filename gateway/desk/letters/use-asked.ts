import { useLocation, useSearch } from 'wouter';

/** What the address asks for, and the way to ask for something else; the way back of the browser leads to what was asked before. */
export function useAsked(): [URLSearchParams, (changes: Record<string, string | null>) => void] {
  const [place, go] = useLocation();
  const asked = new URLSearchParams(useSearch());
  const show = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(asked);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const words = next.toString();
    go(words ? `${place}?${words}` : place);
  };
  return [asked, show];
}
