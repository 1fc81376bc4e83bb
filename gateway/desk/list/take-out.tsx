import { Button, Space } from 'antd';
import type { TakeOutManner } from '../generated/graphql/graphql.ts';
import { useTexts, type Texts } from '../shell/language.ts';
import { extractOf, type Column } from './column.ts';
import { useHandOut, useWatermark } from './use-hand-out.ts';

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
  const words = useTexts(texts);
  const watermark = useWatermark();
  const handOut = useHandOut();
  const takeOut = (manner: TakeOutManner, give: (found: readonly Row[]) => void) =>
    handOut(title, manner, async () => {
      const found = await rows();
      return { count: found.length, give: () => give(found) };
    });
  const excel = async () => {
    const { writeExcel } = await import('./excel.ts');
    await takeOut('EXPORT', (found) => writeExcel(title, columns, found, watermark()));
  };
  const print = () =>
    takeOut('PRINT', (found) => {
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
