import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { ask, Refused } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import { useSession } from '../shell/session.ts';
import type { WorklistTexts } from './texts.ts';

export interface AssignDialogProps {
  subjects: readonly string[];
  texts: WorklistTexts;
  onClose(): void;
  onAssigned(): void;
}

/** 指派承办人: several cases go to one colleague at once. */
export function AssignDialog({ subjects, texts, onClose, onAssigned }: AssignDialogProps) {
  const { person } = useSession();
  const { message } = App.useApp();
  const field = person.field as 'union';
  const [chosen, setChosen] = useState<string>(person.id);
  const [busy, setBusy] = useState(false);
  const { data: colleagues = [] } = useQuery({
    queryKey: ['colleagues', person.id],
    queryFn: async () => (await ask(byAgency.Colleagues[field], {})).data.colleagues,
  });
  const assign = async () => {
    setBusy(true);
    try {
      const { data } = await ask(byAgency.AssignWork[field], { subjects: [...subjects], staffId: chosen });
      const refused = data.assignWork.filter(({ refusal }) => refusal);
      const done = data.assignWork.length - refused.length;
      if (done > 0)
        void message.success(
          texts.assigned(done, colleagues.find(({ id }) => id === chosen)?.name ?? chosen),
        );
      for (const { subject, refusal } of refused) void message.error(`${subject}：${refusal}`);
      onAssigned();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      void message.error([error.message, error.hint].filter(Boolean).join(' '));
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={texts.assignTitle(subjects.length)}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {texts.cancel}
        </Button>,
        <Button key="do" type="primary" loading={busy} onClick={() => void assign()}>
          {texts.assignDo}
        </Button>,
      ]}
    >
      <Form layout="vertical">
        <Form.Item label={texts.assignTo} htmlFor="assign-to" extra={texts.assignHint}>
          <Select
            id="assign-to"
            autoFocus
            showSearch
            optionFilterProp="label"
            value={chosen}
            onChange={setChosen}
            options={colleagues.map(({ id, name }) => ({ value: id, label: `${name}（${id}）` }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
