import { caseRoles } from '../shell/pages.ts';
import { hasRole, useSession } from '../shell/session.ts';
import { DeadLetters } from './dead-letters.tsx';
import { OwnWorklist } from './own-worklist.tsx';
import { RegisterCases } from './register-cases.tsx';
import { hasWorklist } from './work.ts';
import './worklist.css';

/** 待办 is what the person’s role has to do: cases, for the centre’s leader what is late anywhere, for an administrator what was not delivered. */
export function Page() {
  const { person } = useSession();
  if (hasRole(person, 'ADMINISTRATOR') && !hasRole(person, ...caseRoles)) return <DeadLetters />;
  return hasWorklist(person.field) ? <OwnWorklist /> : <RegisterCases overdueOnly />;
}
