import { App } from 'antd';
import { useState } from 'react';
import { signFor } from '../referral/receive.ts';
import { Refused } from '../ask.ts';
import { useSession } from '../shell/session.ts';
import type { WorklistTexts } from './texts.ts';
import type { WorkItem } from './work.ts';

/** 签收 of one row or several; whoever comes second is told so plainly. Answers the ids that are signed for now. */
export function useSigning(texts: WorklistTexts, refresh: () => Promise<unknown>) {
  const { person } = useSession();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<readonly string[]>([]);
  const sign = async (items: readonly WorkItem[]): Promise<string[]> => {
    const ids = items.flatMap(({ referralId }) => referralId ?? []);
    setBusy(ids);
    try {
      const outcomes = await signFor(person.field, ids);
      const done = outcomes.filter(({ refusal }) => refusal === null).map(({ id }) => id);
      const refusals = new Set(outcomes.flatMap(({ refusal }) => refusal ?? []));
      if (done.length > 0) void message.success(texts.signed(done.length));
      for (const refusal of refusals) void message.error(texts.notSigned(refusal), 6);
      return done;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      void message.error(texts.notSigned(error.message), 6);
      return [];
    } finally {
      setBusy([]);
      await refresh();
    }
  };
  return { busy, sign };
}
