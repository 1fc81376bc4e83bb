import { Button, Popconfirm } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import type { WorklistTexts } from './texts.ts';
import { canReturn, canSignFor, type WorkItem } from './work.ts';

export interface RowActsProps {
  item: WorkItem;
  texts: WorklistTexts;
  busy: boolean;
  /** On a phone signing asks once more: two taps, and none by accident. */
  careful?: boolean;
  onSignFor(item: WorkItem): void;
  onReturn(item: WorkItem): void;
  onRefer(item: WorkItem): void;
  onOpen(item: WorkItem): void;
}

/** What can be done with one row, the likeliest first. */
export function RowActs({ item, texts, busy, careful, onSignFor, onReturn, onRefer, onOpen }: RowActsProps) {
  const size = careful ? 'middle' : 'small';
  const only = (act: (item: WorkItem) => void) => (event?: MouseEvent<HTMLElement>) => {
    event?.stopPropagation();
    act(item);
  };
  const button = (label: string, act: (item: WorkItem) => void, primary = false): ReactNode => (
    <Button
      size={size}
      type={primary ? 'primary' : 'default'}
      aria-label={`${label} ${item.doing} ${item.caseCode ?? ''}`}
      {...(primary && { loading: busy })}
      onClick={only(act)}
    >
      {label}
    </Button>
  );
  const open = { SIGN_FOR: '', ANSWER: texts.accept, HANDLE: texts.work, CONCLUDE: texts.conclude };
  const main = canSignFor(item) ? (
    careful ? (
      <Popconfirm
        title={texts.confirmSign}
        okText={texts.yes}
        cancelText={texts.no}
        onConfirm={() => onSignFor(item)}
      >
        {/* The bubble signs; the button only asks. */}
        {button(texts.signFor, () => undefined, true)}
      </Popconfirm>
    ) : (
      button(texts.signFor, onSignFor, true)
    )
  ) : (
    item.caseCode && button(open[item.act as keyof typeof open] ?? texts.look, onOpen)
  );
  return (
    <span className="row-acts">
      {main}
      {canReturn(item) && button(texts.sendBack, onReturn)}
      {item.caseCode && item.act !== 'DONE' && item.act !== 'AWAIT' && button(texts.refer, onRefer)}
    </span>
  );
}
