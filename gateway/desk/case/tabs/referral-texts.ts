import type { Texts } from '../../shell/language.ts';

const zh = {
  dispute: '对结果的异议',
  supplement: '补正',
  supplementSays: (missing: string, due: string | null, supplied: string | null) =>
    `${missing}${due ? `（${due} 前）` : ''}${supplied ? `；${supplied} 补齐` : ''}`,
  draft: '拟稿，尚未发出',
  missingConsents: '待征求同意',
  askedOn: '征求日期',
  cancelledBecause: '取消理由',
};

const en: typeof zh = {
  dispute: 'Said against the result',
  supplement: 'Materials asked for',
  supplementSays: (missing, due, supplied) =>
    `${missing}${due ? ` (by ${due})` : ''}${supplied ? `; complete ${supplied}` : ''}`,
  draft: 'being prepared, not sent',
  missingConsents: 'Consent awaited of',
  askedOn: 'Asked on',
  cancelledBecause: 'Given up because',
};

/** What is being prepared of a referral, and what is asked for or said against it. */
export const referralTexts: Texts<typeof zh> = { zh, en };
