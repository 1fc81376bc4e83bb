import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { RecordedPaper } from '../list/recorded-paper.tsx';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { lastReport } from './address-book.ts';
import { checkColumns } from './checks-tab.tsx';
import { onboardingTexts } from './texts.ts';
import '../list/print.css';

/** The report of the last checks on A4. */
export function Page() {
  const texts = useTexts(onboardingTexts);
  const { agency } = useParams<{ agency: string }>();
  const { data: report, isPending } = useQuery({
    queryKey: ['conform', agency],
    queryFn: () => lastReport(agency),
  });
  if (isPending) return null;
  if (!report) return <p className="reading">{texts.noReport}</p>;
  const columns = checkColumns(texts);
  const well = report.lines.filter((line) => line.well).length;
  return (
    <RecordedPaper title={`${texts.reportTitle} ${agency}`} count={report.lines.length}>
      <article className="paper">
        <h1>{texts.reportTitle}</h1>
        <p>
          {[
            report.organisations.join('、'),
            moment(report.at),
            report.by,
            texts.passed(well, report.lines.length),
          ].join('　')}
        </p>
        <table>
          <thead>
            <tr>
              {columns.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.lines.map((line) => (
              <tr key={line.id}>
                {columns.map(({ key, text }) => (
                  <td key={key}>{text(line)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="signed">{texts.reportSigned}</p>
      </article>
    </RecordedPaper>
  );
}
