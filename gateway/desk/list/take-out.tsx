import { Button, Space } from 'antd';
import { useTexts, type Texts } from '../shell/language.ts';
import { moment } from '../shell/amount.ts';
import { useSession } from '../shell/session.ts';
import { extractOf, type Column } from './column.ts';

const texts: Texts<{ excel: string; print: string }> = {
  zh: { excel: '导出 Excel', print: '打印' },
  en: { excel: 'Excel', print: 'Print' },
};

export interface TakeOutProps<Row> {
  title: string;
  columns: readonly Column<Row>[];
  /** All rows of the list, also those not on the screen yet. */
  rows(): Promise<readonly Row[]> | readonly Row[];
}

/** Takes a list out as Excel or onto paper: the same columns and rows as on the screen, with who took it out and when. */
export function TakeOut<Row>({ title, columns, rows }: TakeOutProps<Row>) {
  const { person } = useSession();
  const words = useTexts(texts);
  const watermark = () =>
    `${person.organisationName ?? ''} ${person.name} ${moment(new Date().toISOString())}`.trim();
  const excel = async () => {
    const [{ writeExcel }, found] = await Promise.all([import('./excel.ts'), rows()]);
    writeExcel(title, columns, found, watermark());
  };
  const print = async () => {
    sessionStorage.setItem(
      'wufang.print',
      JSON.stringify(extractOf(title, columns, await rows(), watermark())),
    );
    open('#/print/list', '_blank');
  };
  return (
    <Space size={8} className="take-out">
      <Button onClick={() => void excel()}>{words.excel}</Button>
      <Button onClick={() => void print()}>{words.print}</Button>
    </Space>
  );
}
