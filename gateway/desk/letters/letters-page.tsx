import { useSession } from '../shell/session.ts';
import './letters.css';
import { ProcuratorateLetters } from './procuratorate-letters.tsx';
import { ReceivedLetters } from './received-letters.tsx';
import { UnionLetters } from './union-letters.tsx';

/** 一函两书 as the person's agency has a part in it: it sends letters, follows them, or is asked by them. */
export function Page() {
  const { person } = useSession();
  if (person.field === 'union') return <UnionLetters />;
  if (person.field === 'procuratorate') return <ProcuratorateLetters />;
  return <ReceivedLetters />;
}
