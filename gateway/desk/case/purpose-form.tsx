import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Purpose } from '../ask.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { useWords } from '../shell/words.ts';
import { caseTexts } from './texts.ts';
import { purposesOf } from './use-purpose.ts';

interface PurposeAskProps {
  stated: Purpose | null;
  onState(purpose: Purpose): void;
}

/** Before a case that is not the own one is opened: why, and for which own case. Shown to whom the law gives a reason. */
export function PurposeAsk({ stated, onState }: PurposeAskProps) {
  const { person } = useSession();
  const texts = useTexts(caseTexts);
  const wordOf = useWords();
  const [open, setOpen] = useState(false);
  const reasons = purposesOf(person);
  if (reasons.length === 0) return null;
  if (stated) return <p className="quiet">{texts.stated(wordOf('Purpose', stated.reason))}</p>;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{texts.purpose}</Button>
      <Modal
        open={open}
        title={texts.purposeTitle}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>{texts.purposeSays}</p>
        <Form
          layout="vertical"
          initialValues={{ reason: reasons[0]!.code }}
          onFinish={(given: Purpose) => {
            setOpen(false);
            onState({ reason: given.reason, caseNumber: given.caseNumber.trim() });
          }}
        >
          <Form.Item name="reason" label={texts.reason} rules={[{ required: true, message: texts.required }]}>
            <Select options={reasons.map(({ code }) => ({ value: code, label: wordOf('Purpose', code) }))} />
          </Form.Item>
          <Form.Item
            name="caseNumber"
            label={texts.caseNumber}
            extra={reasons.flatMap(({ examples }) => examples)[0]}
            rules={[{ required: true, whitespace: true, message: texts.required }]}
          >
            <Input maxLength={60} autoFocus />
          </Form.Item>
          <Button type="primary" htmlType="submit">
            {texts.confirm}
          </Button>
        </Form>
      </Modal>
    </>
  );
}
