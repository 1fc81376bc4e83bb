import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Refused } from '../ask.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { recordTakeOut } from './record-take-out.ts';
import { handOutTexts } from './use-hand-out.ts';

export interface RecordedPaperProps {
  /** What is printed, as it stands in the record; names no person. */
  title: string;
  /** How many rows it has. */
  count: number;
  /** Milliseconds until what is drawn is there to be printed. */
  drawnAfter?: number;
  children: ReactNode;
}

/** Paper: shown and printed once it is on record that it goes out (打印留痕); where that fails nothing is shown. */
export function RecordedPaper({ title, count, drawnAfter = 0, children }: RecordedPaperProps) {
  const { person } = useSession();
  const words = useTexts(handOutTexts);
  const [standing, setStanding] = useState<'ASKED' | 'RECORDED' | Refused>('ASKED');
  const asked = useRef(false);
  useEffect(() => {
    if (standing !== 'ASKED' || asked.current) return;
    asked.current = true;
    recordTakeOut(person, title, 'PRINT', count).then(
      () => setStanding('RECORDED'),
      (error: unknown) =>
        setStanding(error instanceof Refused ? error : new Refused('UNKNOWN', String(error), null)),
    );
  });
  useEffect(() => {
    if (standing !== 'RECORDED' || navigator.webdriver) return;
    const wait = setTimeout(() => print(), drawnAfter);
    return () => clearTimeout(wait);
  }, [standing, drawnAfter]);
  if (standing === 'RECORDED') return children;
  if (standing === 'ASKED')
    return (
      <p className="reading" role="status">
        {words.recording}
      </p>
    );
  const again = () => {
    asked.current = false;
    setStanding('ASKED');
  };
  return (
    <p className="reading" role="alert">
      {words.notShown}
      {standing.message} <Button onClick={again}>{words.again}</Button>
    </p>
  );
}
