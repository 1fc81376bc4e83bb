import { useState } from 'react';
import { useParams } from 'wouter';
import { RecordedPaper } from '../list/recorded-paper.tsx';
import { moment, yuan } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { useSession, type AgencyField } from '../shell/session.ts';
import { shellTexts } from '../shell/texts.ts';
import { useWords } from '../shell/words.ts';
import { PaperTable } from './paper-table.tsx';
import './print-case.css';
import { courseRows, limitRows, paperRows, partyRows, referralRows } from './rows.ts';
import { printTexts } from './texts.ts';
import { usePrint, type PrintedDocket, type PrintedFile } from './use-print.ts';

/** A case on A4: what is in the file (卷内目录), and the case in short, as the reader may see it. */
export function Page() {
  const { code = '' } = useParams<{ code: string }>();
  const texts = useTexts(printTexts);
  const { agency: agencies } = useTexts(shellTexts);
  const wordOf = useWords();
  const { waiting, docket, file, limits, silent } = usePrint(code);
  if (waiting)
    return (
      <p className="reading" role="status">
        {texts.waiting}
      </p>
    );
  if (!docket) return <p className="reading">{texts.nothing}</p>;
  const agencyName = (agency: AgencyField) => agencies[agency] ?? agency;
  return (
    <RecordedPaper title={`${texts.contents} ${code}`} count={1}>
      <main className="paper case-paper">
        <Watermark />
        <h1>{texts.heading}</h1>
        <Summary code={code} docket={docket} file={file} />
        {file && (
          <>
            <PaperTable
              title={texts.contents}
              heads={texts.contentsHeads}
              widths={[7, 38, 22, 7, 13, 13]}
              rows={paperRows(file, texts)}
              none={texts.none}
            />
            <PaperTable
              title={texts.parties}
              heads={texts.partyHeads}
              widths={[11, 22, 23, 15, 17, 12]}
              rows={partyRows(file, texts)}
              none={texts.none}
            />
          </>
        )}
        <p className="remark">{file ? texts.own : texts.notOwn}</p>
        <PaperTable
          title={texts.course}
          heads={texts.courseHeads}
          widths={[20, 28, 52]}
          rows={courseRows(docket, wordOf)}
          none={texts.none}
        />
        <PaperTable
          title={texts.limits}
          heads={texts.limitHeads}
          widths={[28, 13, 12, 14, 13, 20]}
          rows={limitRows(limits, texts, agencyName)}
          none={texts.none}
        />
        <PaperTable
          title={texts.referrals}
          heads={texts.referralHeads}
          widths={[20, 17, 17, 13, 13, 20]}
          rows={referralRows(docket)}
          none={texts.none}
        />
        {silent.length > 0 && <p className="remark">{texts.silent(silent.map(agencyName).join('、'))}</p>}
      </main>
    </RecordedPaper>
  );
}

function Summary({ code, docket, file }: { code: string; docket: PrintedDocket; file: PrintedFile | null }) {
  const texts = useTexts(printTexts);
  const wordOf = useWords();
  const { stage } = docket;
  const pairs: [string, string][] = [
    [texts.code, code],
    [texts.title, docket.title ?? '—'],
    [texts.cause, docket.causeName ?? '—'],
    [texts.numbers, docket.numbers.map(({ number }) => number).join('；') || '—'],
    [texts.first, docket.first?.name ?? '—'],
    [texts.holder, docket.holder?.name ?? '—'],
    [texts.openedOn, docket.openedOn ?? '—'],
    [texts.closedOn, docket.closedOn ?? texts.open],
    [texts.stage, stage ? `${wordOf(stage.kind)}：${wordOf(stage.kind, stage.state)}` : '—'],
    [texts.workers, String(docket.workers)],
    ...(file ? ([[texts.claim, yuan(file.claim)]] as [string, string][]) : []),
  ];
  return (
    <section>
      <h2>{texts.summary}</h2>
      <dl className="pairs">
        {pairs.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {file?.facts && (
          <div className="whole">
            <dt>{texts.facts}</dt>
            <dd>{file.facts}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** Who printed it, and when: pale across every sheet, and legible at its foot. */
function Watermark() {
  const { person } = useSession();
  const texts = useTexts(printTexts);
  const [now] = useState(() => moment(new Date().toISOString()));
  const who = `${person.organisationName ?? ''} ${person.name} ${now}`.trim();
  return (
    <>
      <div className="across" aria-hidden="true">
        {[0, 1, 2].map((place) => (
          <span key={place}>{who}</span>
        ))}
      </div>
      <p className="foot">
        {who} {texts.printed}
      </p>
    </>
  );
}
