import { App } from 'antd';
import { Refused } from '../ask.ts';
import type { TakeOutManner } from '../generated/graphql/graphql.ts';
import { moment } from '../shell/amount.ts';
import { useTexts, type Texts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { recordTakeOut } from './record-take-out.ts';

export const handOutTexts: Texts<{ notTaken: string; notShown: string; recording: string; again: string }> = {
  zh: {
    notTaken: '没有导出：',
    notShown: '打印没有登记，不能显示：',
    recording: '正在登记打印…',
    again: '再试一次',
  },
  en: {
    notTaken: 'Not taken out: ',
    notShown: 'Printing could not be put on record, so nothing is shown: ',
    recording: 'Putting it on record…',
    again: 'Try again',
  },
};

/** How many rows it has, and how it is given once that is recorded. */
export interface HandedOut {
  count: number;
  give(): void;
}

/** Hands something out once it is on record who took out what; where that cannot be recorded, nothing is handed out. */
export function useHandOut() {
  const { person } = useSession();
  const words = useTexts(handOutTexts);
  const { message } = App.useApp();
  return async (
    list: string,
    manner: TakeOutManner,
    taken: () => Promise<HandedOut> | HandedOut,
  ): Promise<void> => {
    try {
      const { count, give } = await taken();
      await recordTakeOut(person, list, manner, count);
      give();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      void message.error(`${words.notTaken}${error.message}`);
    }
  };
}

/** 「虚构区人民法院 样例书记员 2026-11-22 09:31」 */
export function useWatermark(): () => string {
  const { person } = useSession();
  return () => `${person.organisationName ?? ''} ${person.name} ${moment(new Date().toISOString())}`.trim();
}
