import { Tooltip } from 'antd';
import { Link } from 'wouter';
import { useTexts } from '../shell/language.ts';
import { type CasesOf, casesPath } from './cases-link.ts';
import { figuresTexts } from './texts.ts';

export interface NumberProps {
  /** Null where it is not shown. */
  value: number | null | undefined;
  cases: CasesOf | null;
  /** What it counts, for whoever hears it read out. */
  name?: string;
}

/** A number that opens the list of what it counts; 「＜10」 where it is not shown. */
export function Counted({ value, cases, name }: NumberProps) {
  const texts = useTexts(figuresTexts);
  if (value === null || value === undefined)
    return (
      <Tooltip title={texts.lessWhy}>
        <span className="less" tabIndex={0}>
          {texts.less}
        </span>
      </Tooltip>
    );
  if (!cases || value === 0) return <span className="count">{value.toLocaleString('en-US')}</span>;
  return (
    <Link className="count" href={casesPath(cases)} {...(name && { 'aria-label': `${name} ${value}` })}>
      {value.toLocaleString('en-US')}
    </Link>
  );
}
