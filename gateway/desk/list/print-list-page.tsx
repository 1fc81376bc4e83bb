import { useEffect, useState } from 'react';
import { useTexts, type Texts } from '../shell/language.ts';
import type { Extract } from './column.ts';
import './print.css';

const printListTexts: Texts<{ nothing: string; rows(count: number): string }> = {
  zh: { nothing: '没有要打印的内容。', rows: (count) => `共 ${count} 条` },
  en: { nothing: 'There is nothing to print.', rows: (count) => `${count} rows` },
};

/** A list on A4: a plain table whose head stands on every sheet. It is handed over by the page that was printed from. */
export function Page() {
  const texts = useTexts(printListTexts);
  const [extract] = useState(() => {
    const kept = sessionStorage.getItem('wufang.print');
    return kept ? (JSON.parse(kept) as Extract) : null;
  });
  useEffect(() => {
    if (extract && !navigator.webdriver) print();
  }, [extract]);
  if (!extract) return <p className="reading">{texts.nothing}</p>;
  const sum = extract.rows.length;
  return (
    <article className="paper">
      <h1>{extract.title}</h1>
      <table>
        <thead>
          <tr>
            {extract.columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {extract.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column} className={extract.columns[column]?.align === 'right' ? 'number' : ''}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="watermark">
        {texts.rows(sum)} · {extract.watermark}
      </p>
    </article>
  );
}
