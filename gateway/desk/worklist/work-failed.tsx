import { Button } from 'antd';
import { Refused } from '../ask.ts';
import type { WorklistTexts } from './texts.ts';

/** The list could not be read: why, and a way to try again. */
export function WorkFailed({
  error,
  texts,
  onAgain,
}: {
  error: Error;
  texts: Pick<WorklistTexts, 'failed' | 'again'>;
  onAgain(): void;
}) {
  const said = error instanceof Refused ? [error.message, error.hint].filter(Boolean).join(' ') : '';
  return (
    <p className="reading" role="alert">
      {texts.failed}。{said} <Button onClick={onAgain}>{texts.again}</Button>
    </p>
  );
}
