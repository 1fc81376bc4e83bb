import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { doors } from '../acts/new-case-doors.ts';
import { actTexts } from '../acts/texts.ts';
import { useTexts } from '../shell/language.ts';
import { hasRole, useSession } from '../shell/session.ts';
import { useKeys } from './use-keys.ts';

const NewCase = lazy(async () => ({ default: (await import('../acts/new-case.tsx')).NewCase }));

/** 「新收案」: the forms behind it come when they are asked for. */
export function NewCaseButton() {
  const { person } = useSession();
  const texts = useTexts(actTexts);
  const [begun, setBegun] = useState(false);
  useKeys({ n: () => setBegun(true) });
  if (!doors[person.field].some(([, ...roles]) => hasRole(person, ...roles))) return null;
  const button = (
    <Button onClick={() => setBegun(true)}>
      ＋ {texts.newCase} <kbd>n</kbd>
    </Button>
  );
  if (!begun) return button;
  return (
    <Suspense fallback={button}>
      <NewCase begun />
    </Suspense>
  );
}
