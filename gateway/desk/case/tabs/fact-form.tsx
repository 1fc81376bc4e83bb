import { Button, Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { byAgency } from '../../generated/by-agency.ts';
import type { FactSupplier } from '../../generated/graphql/graphql.ts';
import { factFields } from '../../generated/law-lists.ts';
import { useTexts } from '../../shell/language.ts';
import { useSession } from '../../shell/session.ts';
import { useWords } from '../../shell/words.ts';
import { isPartAgency } from '../agencies.ts';
import { useAct } from '../use-act.ts';
import { useAskAgain } from '../use-case.ts';
import type { Fact } from './facts-tab.tsx';
import { tabTexts } from './texts.ts';

interface FactFormProps {
  code: string;
  parties: readonly { id: string; side: string; kind: string; name: string }[];
  /** The entry that is corrected; null for a new one. */
  before: Fact | null;
  onClose(): void;
}

interface Filled {
  field: string;
  value: string;
  supplier: FactSupplier;
  supplierParty?: string;
  about?: string;
  saidInMediation?: boolean;
  everybody?: boolean;
  reason?: string;
}

/** Fills one field of the fact table, or corrects what its source had said before. */
export function FactForm({ code, parties, before, onClose }: FactFormProps) {
  const { person } = useSession();
  const texts = useTexts(tabTexts);
  const wordOf = useWords();
  const [form] = Form.useForm<Filled>();
  const field = Form.useWatch('field', form) ?? before?.field;
  const supplier = Form.useWatch('supplier', form) ?? before?.supplier ?? 'PARTY';
  const { busy, act } = useAct(useAskAgain(code));
  const row = factFields.find((one) => one.code === field);
  const workers = parties.filter(({ kind, side }) => kind === 'PERSON' && side === 'APPLICANT');
  const required = [{ required: true, message: texts.required }];
  const save = async ({ everybody, saidInMediation, reason, about, supplierParty, ...filled }: Filled) => {
    if (!isPartAgency(person.field)) return;
    const input = {
      ...filled,
      caseCode: code,
      saidInMediation: saidInMediation ?? false,
      ...(about && { about }),
      ...(filled.supplier === 'PARTY' && { supplierParty: supplierParty ?? null }),
      ...(everybody && { confirmedBy: parties.map(({ id }) => id) }),
      ...(reason?.trim() && { reason: reason.trim() }),
    };
    if (await act(byAgency.RecordFact[person.field], { input }, texts.filled)) onClose();
  };
  return (
    <Modal open title={before ? texts.fillAgain : texts.fill} footer={null} onCancel={onClose}>
      <Form
        form={form}
        layout="vertical"
        onFinish={(filled) => void save(filled)}
        initialValues={{
          field: before?.field,
          value: before?.value ?? before?.sensitiveText ?? undefined,
          supplier: before?.supplier ?? 'PARTY',
          supplierParty: before?.supplierParty ?? workers[0]?.id,
          about: before?.about ?? undefined,
        }}
      >
        <Form.Item name="field" label={texts.field} rules={required}>
          <Select
            disabled={before !== null}
            showSearch={{ optionFilterProp: 'label' }}
            options={factFields.map(({ code: value }) => ({ value, label: wordOf('FactField', value) }))}
            onChange={() => form.resetFields(['value'])}
          />
        </Form.Item>
        <Form.Item name="value" label={texts.value} rules={required}>
          {row?.codes ? (
            <Select options={Object.entries(row.codes).map(([value, label]) => ({ value, label }))} />
          ) : (
            <Input
              type={{ DATE: 'date', MONTH: 'month' }[row?.kind ?? ''] ?? 'text'}
              inputMode={row?.kind === 'MONEY' ? 'decimal' : undefined}
              maxLength={200}
            />
          )}
        </Form.Item>
        {workers.length > 1 && (
          <Form.Item name="about" label={texts.about} rules={required}>
            <Select options={workers.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        )}
        <Form.Item name="supplier" label={texts.source}>
          <Radio.Group
            options={[
              { value: 'PARTY', label: texts.fromParty },
              { value: 'AGENCY', label: texts.agencyKnows },
            ]}
          />
        </Form.Item>
        {supplier === 'PARTY' && (
          <Form.Item name="supplierParty" label={texts.party} rules={required}>
            <Select options={parties.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        )}
        <Form.Item name="saidInMediation" valuePropName="checked" noStyle>
          <Checkbox>{texts.saidInMediation}</Checkbox>
        </Form.Item>
        <Form.Item name="everybody" valuePropName="checked">
          <Checkbox>{texts.everybodyConfirmed}</Checkbox>
        </Form.Item>
        <Form.Item name="reason" label={texts.reason} rules={before ? required : []}>
          <Input maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {texts.save}
        </Button>
      </Form>
    </Modal>
  );
}
