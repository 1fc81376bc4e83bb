import { Button, Form, Input, Modal, Select } from 'antd';
import { byAgency } from '../../generated/by-agency.ts';
import { documentTypes } from '../../generated/law-lists.ts';
import { useTexts } from '../../shell/language.ts';
import { useSession } from '../../shell/session.ts';
import { useWords } from '../../shell/words.ts';
import { isPartAgency } from '../agencies.ts';
import { ownRecords } from '../next-steps.tsx';
import { useAct } from '../use-act.ts';
import { useAskAgain, type Docket } from '../use-case.ts';
import type { DocumentPart } from './documents-tab.tsx';
import { tabTexts } from './texts.ts';

interface DraftFormProps {
  code: string;
  docket: Docket | null;
  part: DocumentPart;
  onClose(): void;
}

/** Draws a document up from a record of the own agency; only what no record says is typed. */
export function DraftForm({ code, docket, part, onClose }: DraftFormProps) {
  const { person } = useSession();
  const texts = useTexts(tabTexts);
  const wordOf = useWords();
  const [form] = Form.useForm<{ type: string; recordId: string; supplements?: Record<string, string> }>();
  const { busy, act } = useAct(useAskAgain(code));
  const types = documentTypes.filter(({ by }) => by.includes(person.agency));
  const chosen = types.find(({ id }) => id === Form.useWatch('type', form));
  const required = [{ required: true, whitespace: true, message: texts.required }];
  const records = [
    ...(docket ? ownRecords(docket, person.agency) : []).map(({ type, id, state }) => ({
      value: id,
      label: `${wordOf(type)}（${wordOf(type, state)}）`,
    })),
    ...(docket?.referrals ?? []).map(({ id, arrowName, toName }) => ({
      value: id,
      label: `${arrowName} → ${toName}`,
    })),
    ...part.parties.map(({ id, name, side }) => ({
      value: id,
      label: `${wordOf('PartySide', side)} ${name}`,
    })),
    ...part.documents
      .filter(({ state }) => state !== 'DRAFT')
      .map(({ id, title, number }) => ({ value: id, label: `《${title}》${number ?? ''}` })),
  ];
  const draw = async (given: { type: string; recordId: string; supplements?: Record<string, string> }) => {
    if (!isPartAgency(person.field)) return;
    const supplements = Object.entries(given.supplements ?? {}).flatMap(([name, value]) =>
      value?.trim() ? [{ name, value: value.trim() }] : [],
    );
    const input = { type: given.type, recordId: given.recordId, supplements };
    if (await act(byAgency.DraftDocument[person.field], { input }, texts.drafted)) onClose();
  };
  return (
    <Modal open title={texts.draftTitle} footer={null} onCancel={onClose}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ recordId: records[0]?.value }}
        onFinish={(given) => void draw(given)}
      >
        <Form.Item name="type" label={texts.documentType} rules={required}>
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            options={types.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Form.Item>
        <Form.Item name="recordId" label={texts.record} rules={required}>
          <Select options={records} />
        </Form.Item>
        {chosen?.supplements.map(({ name, title, kind, optional }) => (
          <Form.Item
            key={`${chosen.id} ${name}`}
            name={['supplements', name]}
            label={title}
            rules={optional ? [] : required}
          >
            {kind === 'DATE' ? <Input type="date" /> : <Input.TextArea autoSize maxLength={2000} />}
          </Form.Item>
        ))}
        <Button type="primary" htmlType="submit" loading={busy}>
          {texts.draftTitle}
        </Button>
      </Form>
    </Modal>
  );
}
