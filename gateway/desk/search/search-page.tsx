import { useState } from 'react';
import { useSearch } from 'wouter';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { shellTexts } from '../shell/texts.ts';
import { RegisterCases } from '../worklist/register-cases.tsx';
import { hasWorklist } from '../worklist/work.ts';
import { OwnCases } from './own-cases.tsx';
import { searchTexts } from './texts.ts';
import { InRegister } from './in-register.tsx';

/** 案件: the own unit's cases by any word of them, all of them without words; for the centre's leader, those of the register. */
export function Page() {
  const { person } = useSession();
  const words = (new URLSearchParams(useSearch()).get('q') ?? '').trim();
  if (hasWorklist(person.field)) return <OwnCases key={words} words={words} />;
  return <CentreCases words={words} />;
}

function CentreCases({ words }: { words: string }) {
  const texts = useTexts(searchTexts);
  const { agency: names } = useTexts(shellTexts);
  const { setting } = useSession();
  const [agency, setAgency] = useState('');
  if (words) return <InRegister key={words} words={words} texts={texts} />;
  return (
    <>
      <h1>{texts.title}</h1>
      <div className="views">
        <select aria-label={texts.agency} value={agency} onChange={(event) => setAgency(event.target.value)}>
          <option value="">{texts.anyAgency}</option>
          {setting.agencies
            .filter(({ field }) => field !== 'docket')
            .map(({ name, field }) => (
              <option key={name} value={name}>
                {names[field]}
              </option>
            ))}
        </select>
      </div>
      <RegisterCases agency={agency || undefined} />
    </>
  );
}
