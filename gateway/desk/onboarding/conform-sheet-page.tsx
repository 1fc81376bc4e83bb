import { useEffect } from 'react';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { keptReport } from './address-book.ts';
import { checkColumns } from './checks-tab.tsx';
import { onboardingTexts } from './texts.ts';
import '../list/print.css';

/** The report of the last checks on A4. */
export function Page() {
  const texts = useTexts(onboardingTexts);
  const { person } = useSession();
  const asked = location.hash.split('?')[1] ?? location.search.slice(1);
  const report = keptReport(/^[a-z-]+$/.test(asked) ? asked : person.agency);
  useEffect(() => {
    if (report && !navigator.webdriver) print();
  }, [report]);
  if (!report) return <p className="reading">{texts.noReport}</p>;
  const columns = checkColumns(texts);
  const well = report.lines.filter((line) => line.well).length;
  return (
    <article className="paper">
      <h1>{texts.reportTitle}</h1>
      <p>
        {report.organisations.join('、')}　{moment(report.at)}　{report.by}　
        {texts.passed(well, report.lines.length)}
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
  );
}
