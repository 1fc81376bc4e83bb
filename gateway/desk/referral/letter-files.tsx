import { nameOf } from '../case/agencies.ts';
import { useTexts } from '../shell/language.ts';
import type { AgencyField } from '../shell/session.ts';
import { referralTexts } from './texts.ts';

/** The letter of a referral as the files that its agency writes of it (函件下载). */
export function LetterFiles({ agency, id, title }: { agency: AgencyField; id: string; title: string }) {
  const texts = useTexts(referralTexts);
  return (
    <span className="letter-files">
      {(['pdf', 'docx'] as const).map((format) => (
        <a
          key={format}
          href={`/attachments/${nameOf(agency)}/${id}.${format}`}
          download
          aria-label={`${texts.download} ${title} ${format.toUpperCase()}`}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
