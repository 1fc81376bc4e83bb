import { App, Button, Space } from 'antd';
import { ask, Refused } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { TakeOutManner } from '../generated/graphql/graphql.ts';
import { useTexts, type Texts } from '../shell/language.ts';
import { moment } from '../shell/amount.ts';
import { useSession } from '../shell/session.ts';
import { extractOf, type Column } from './column.ts';

const texts: Texts<{ excel: string; print: string; notTaken: string }> = {
  zh: { excel: '导出 Excel', print: '打印', notTaken: '没有导出：' },
  en: { excel: 'Excel', print: 'Print', notTaken: 'Not taken out: ' },
};

export interface TakeOutProps<Row> {
  title: string;
  columns: readonly Column<Row>[];
  /** All rows of the list, also those not on the screen yet. */
  rows(): Promise<readonly Row[]> | readonly Row[];
}

/**
 * Takes a list out as Excel or onto paper: the same columns and rows as on the screen, with who took it out and when. The
 * own agency records it first; where it cannot, nothing is handed out.
 */
export function TakeOut<Row>({ title, columns, rows }: TakeOutProps<Row>) {
  const { person } = useSession();
  const words = useTexts(texts);
  const { message } = App.useApp();
  const watermark = () =>
    `${person.organisationName ?? ''} ${person.name} ${moment(new Date().toISOString())}`.trim();
  const handOut = async (manner: TakeOutManner, give: (found: readonly Row[]) => void) => {
    try {
      const found = await rows();
      const input = { list: title, manner, count: found.length };
      await ask(byAgency.RecordTakeOut[person.field], { input });
      give(found);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      void message.error(`${words.notTaken}${error.message}`);
    }
  };
  const excel = async () => {
    const { writeExcel } = await import('./excel.ts');
    await handOut('EXPORT', (found) => writeExcel(title, columns, found, watermark()));
  };
  const print = () =>
    handOut('PRINT', (found) => {
      const extract = extractOf(title, columns, found, watermark());
      sessionStorage.setItem('wufang.print', JSON.stringify(extract));
      open('#/print/list', '_blank');
    });
  return (
    <Space size={8} className="take-out">
      <Button onClick={() => void excel()}>{words.excel}</Button>
      <Button onClick={() => void print()}>{words.print}</Button>
    </Space>
  );
}
