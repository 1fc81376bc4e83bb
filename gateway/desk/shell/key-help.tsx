import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTexts, type Texts } from './language.ts';
import { isTyping } from './search-box.tsx';
import { shellTexts } from './texts.ts';

const zh: [key: string, does: string][] = [
  ['/', '搜索案号、姓名、单位、信用代码、拼音'],
  ['j', '下一条'],
  ['k', '上一条'],
  ['Enter', '打开案件'],
  ['s', '签收'],
  ['z', '转办'],
  ['n', '待办中新收案；案件中到下一步的按钮'],
  ['b', '退回'],
  ['x', '选中、取消选中'],
  ['Esc', '关闭窗口'],
  ['?', '快捷键'],
];

const en: typeof zh = [
  ['/', 'search by number, name, employer, credit code, pinyin'],
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open the case'],
  ['s', 'sign for'],
  ['z', 'refer'],
  ['n', 'worklist: new case; case: to the button of the next step'],
  ['b', 'return'],
  ['x', 'select'],
  ['Esc', 'close'],
  ['?', 'this list'],
];

const texts: Texts<typeof zh> = { zh, en };
const asked = 'wufang-keys';

/** Shows the list of keys, as `?` does. */
export function openKeyHelp(): void {
  dispatchEvent(new Event(asked));
}

/** The keys of the whole desk; `?` shows them on every page. */
export function KeyHelp() {
  const keys = useTexts(texts);
  const { keys: title } = useTexts(shellTexts);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const show = () => setOpen(true);
    const press = (event: KeyboardEvent) => {
      if (event.key === '?' && !event.ctrlKey && !event.metaKey && !isTyping(event.target)) show();
    };
    addEventListener('keydown', press);
    addEventListener(asked, show);
    return () => {
      removeEventListener('keydown', press);
      removeEventListener(asked, show);
    };
  }, []);
  return (
    <Modal
      open={open}
      title={title}
      footer={null}
      width={420}
      onCancel={() => setOpen(false)}
      destroyOnHidden
    >
      <dl className="keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
