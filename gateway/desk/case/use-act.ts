import { App } from 'antd';
import { useState } from 'react';
import { ask, Refused } from '../ask.ts';
import type { TypedDocumentString } from '../generated/graphql/graphql.ts';

/** Does something once: while it runs nothing else begins, and a refusal is told with its hint. True when it is done. */
export function useAct(onDone: () => void) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<unknown>, said: string): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    try {
      await work();
      void message.success(said);
      onDone();
      return true;
    } catch (error) {
      void message.error(refusalText(error), 8);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const act = <Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    said: string,
  ) => attempt(() => ask(document, variables), said);
  return { busy, act, attempt };
}

export function refusalText(error: unknown): string {
  if (error instanceof Refused) return [error.message, error.hint].filter(Boolean).join(' ');
  return error instanceof Error ? error.message : String(error);
}
