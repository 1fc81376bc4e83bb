import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { focusFirst, Refusal } from '../acts/act-dialog.tsx';
import '../acts/acts.css';
import { ask, Refused } from '../ask.ts';
import { returnReasons } from '../generated/acts/law.ts';
import { byAgency } from '../generated/by-agency.ts';
import { useLanguage, useTexts } from '../shell/language.ts';
import { useSession, type AgencyField } from '../shell/session.ts';
import { shellTexts } from '../shell/texts.ts';
import { choicesOf, wordOf } from '../shell/words.ts';
import { readReferrals } from './own-referrals.ts';
import { referralTexts } from './texts.ts';
import { suggestedFor } from './suggested-agency.ts';

export interface ReturnDialogProps {
  referralId: string;
  caseCode: string;
  onClose(): void;
  onReturned(): void;
}

interface Typed {
  reason: string;
  text: string;
  suggestedAgency?: string;
}

/** 退回: a coded reason, and the agency the matter belongs to. */
export function ReturnDialog({ referralId, caseCode, onClose, onReturned }: ReturnDialogProps) {
  const { person } = useSession();
  const texts = useTexts(referralTexts);
  const language = useLanguage();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const id = useId();
  const [form] = Form.useForm<Typed>();
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [sending, setSending] = useState(false);
  const { data: referrals } = useQuery({
    queryKey: ['referrals', person.field, caseCode],
    queryFn: () => readReferrals(person.field, caseCode),
  });
  const arrow = referrals?.find((each) => each.id === referralId)?.arrow;
  useEffect(() => focusFirst(id), [id]);
  const finish = async (typed: Typed) => {
    setSending(true);
    setRefusal(null);
    try {
      const documents: Partial<Record<AgencyField, (typeof byAgency.ReturnReferral)['union']>> =
        byAgency.ReturnReferral;
      await ask(documents[person.field]!, { input: { id: referralId, ...typed } });
      void queries.invalidateQueries();
      message.success(texts.returned);
      onReturned();
      onClose();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefusal(error);
    } finally {
      setSending(false);
    }
  };
  return (
    <Modal
      open
      title={texts.returnTitle}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {texts.cancel}
        </Button>,
        <Button key="send" type="primary" danger htmlType="submit" form={id} loading={sending}>
          {texts.sendBack}
        </Button>,
      ]}
    >
      <Form
        id={id}
        name={id}
        form={form}
        layout="vertical"
        className="act-form"
        onFinish={(typed) => void finish(typed)}
        onValuesChange={(changed: Partial<Typed>) => {
          if (!changed.reason) return;
          const agency = suggestedFor(changed.reason, person.agency);
          form.setFieldsValue({
            text: form.getFieldValue('text') || `${wordOf('ReturnReason', changed.reason)}。`,
            ...(agency && { suggestedAgency: agency }),
          });
        }}
      >
        <Form.Item name="reason" label={texts.reason} rules={[{ required: true, message: texts.reason }]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={reasonsOf(arrow, language)} />
        </Form.Item>
        <Form.Item name="text" label={texts.text} rules={[{ required: true, message: texts.text }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <Form.Item name="suggestedAgency" label={texts.suggested}>
          <AgencyChoice own={person.agency} />
        </Form.Item>
      </Form>
      <Refusal refusal={refusal} />
    </Modal>
  );
}

/** The codes the arrow may come back with, with their words; all of them where it is not known. */
function reasonsOf(arrow: string | undefined, language: 'zh' | 'en'): { value: string; label: string }[] {
  const codes = arrow ? (returnReasons[arrow] ?? []) : [];
  return choicesOf('ReturnReason', language).filter(
    ({ value }) => codes.length === 0 || codes.includes(value),
  );
}

function AgencyChoice({
  own,
  ...input
}: {
  own: string;
  id?: string;
  value?: string;
  onChange?(value: string): void;
}) {
  const { setting } = useSession();
  const { agency } = useTexts(shellTexts);
  const texts = useTexts(referralTexts);
  const options = setting.agencies
    .filter(({ name }) => name !== own && name !== 'docket')
    .map(({ name, field }) => ({ value: name, label: agency[field] ?? name }));
  return <Select {...input} allowClear placeholder={texts.none} options={options} />;
}
