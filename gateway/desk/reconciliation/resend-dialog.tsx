import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { ask, Refused } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import type { DeliveryRow } from './delivery-state.ts';
import { reconciliationTexts } from './texts.ts';

export interface ResendProps {
  /** Empty while nothing is to be sent again. */
  rows: readonly DeliveryRow[];
  onClose(sent: boolean): void;
}

/** Sends refused messages once more, one after the other: a reason for all, which stays in the audit trail. */
export function ResendDialog({ rows, onClose }: ResendProps) {
  const texts = useTexts(reconciliationTexts);
  const { person } = useSession();
  const { message, modal } = App.useApp();
  const [reason, setReason] = useState(texts.againDefault);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    let sent = 0;
    try {
      for (const { id } of rows) {
        await ask(byAgency.Resend[person.field], { id, reason });
        sent += 1;
      }
      message.success(texts.againDone(sent));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      modal.error({ title: error.message, content: error.hint });
    } finally {
      setBusy(false);
      onClose(sent > 0);
    }
  };
  return (
    <Modal
      open={rows.length > 0}
      title={rows.length > 1 ? texts.againMany(rows.length) : `${texts.again}：${rows[0]?.typeName ?? ''}`}
      okText={texts.again}
      cancelText={texts.cancel}
      confirmLoading={busy}
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={() => void send()}
      onCancel={() => onClose(false)}
    >
      <p>{texts.againNote}</p>
      <label>
        {texts.againWhy}
        <Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} />
      </label>
    </Modal>
  );
}
