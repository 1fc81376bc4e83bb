import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { ask } from '../../ask.ts';
import { byAgency } from '../../generated/by-agency.ts';
import type { DocumentSigner, DocumentSigningManner } from '../../generated/graphql/graphql.ts';
import { useLanguage, useTexts } from '../../shell/language.ts';
import { useSession } from '../../shell/session.ts';
import { choicesOf } from '../../shell/words.ts';
import type { PartAgency } from '../agencies.ts';
import { today } from '../today.ts';
import { useAct } from '../use-act.ts';
import { useAskAgain } from '../use-case.ts';
import type { CaseDocument, DocumentPart } from './documents-tab.tsx';
import { tabTexts } from './texts.ts';

interface DocumentActsProps {
  code: string;
  document: CaseDocument;
  part: DocumentPart;
}

type Form_ = 'sign' | 'seal' | 'serve' | 'withdraw';

/** Draft → signed → sealed → issued → served, or void: what comes next for one document of the own agency. */
export function DocumentActs({ code, document, part }: DocumentActsProps) {
  const { person } = useSession();
  const agency = person.field as PartAgency;
  const texts = useTexts(tabTexts);
  const [open, setOpen] = useState<Form_ | null>(null);
  const { busy, act } = useAct(useAskAgain(code));
  const { id, state } = document;
  const close = () => setOpen(null);
  const button = (text: string, onClick: () => void) => (
    <Button size="small" loading={busy} onClick={onClick}>
      {text}
    </Button>
  );
  return (
    <>
      {state === 'DRAFT' && (
        <>
          {button(texts.sign, () => setOpen('sign'))}
          {!document.sealedBy && button(texts.seal, () => setOpen('seal'))}
          {button(texts.issue, () => void act(byAgency.IssueDocument[agency], { id }, texts.issued))}
        </>
      )}
      {(state === 'ISSUED' || state === 'SERVED') && button(texts.serve, () => setOpen('serve'))}
      {(state === 'DRAFT' || state === 'ISSUED') && button(texts.withdraw, () => setOpen('withdraw'))}
      {open === 'sign' && <Signing {...{ code, document, part }} onClose={close} />}
      {open === 'seal' && <Sealing code={code} id={id} onClose={close} />}
      {open === 'serve' && (
        <Small
          title={texts.serve}
          busy={busy}
          initial={{ on: today(), recipient: part.parties[0]?.name }}
          onClose={close}
          onSave={({ recipient, manner, on }) =>
            act(
              byAgency.ServeDocument[agency],
              { input: { documentId: id, recipient: recipient!, manner: manner!, on: on! } },
              texts.served,
            )
          }
        >
          <Field name="recipient" label={texts.recipient} />
          <Field name="manner" label={texts.serviceManner} />
          <Field name="on" label={texts.servedOn} type="date" />
        </Small>
      )}
      {open === 'withdraw' && (
        <Small
          title={texts.withdraw}
          busy={busy}
          onClose={close}
          onSave={({ reason }) =>
            act(byAgency.WithdrawDocument[agency], { id, reason: reason! }, texts.withdrawn)
          }
        >
          <Field name="reason" label={texts.withdrawReason} />
        </Small>
      )}
    </>
  );
}

function Sealing({ code, id, onClose }: { code: string; id: string; onClose(): void }) {
  const { person } = useSession();
  const agency = person.field as PartAgency;
  const texts = useTexts(tabTexts);
  const { busy, act } = useAct(useAskAgain(code));
  const { data } = useQuery({
    queryKey: ['seals', agency],
    queryFn: async () => (await ask(byAgency.Seals[agency], {})).data.seals,
  });
  const seals = (data ?? []).filter(({ inForce }) => inForce);
  return (
    <Small
      title={texts.seal}
      busy={busy}
      onClose={onClose}
      onSave={({ sealId }) => act(byAgency.SealDocument[agency], { id, sealId: sealId! }, texts.sealed)}
    >
      <Field name="sealId" label={texts.sealBy}>
        <Select
          options={seals.map(({ id: value, name, keeperName }) => ({
            value,
            label: `${name}（${keeperName}）`,
          }))}
        />
      </Field>
    </Small>
  );
}

function Signing({ code, document, part, onClose }: DocumentActsProps & { onClose(): void }) {
  const { person } = useSession();
  const agency = person.field as PartAgency;
  const texts = useTexts(tabTexts);
  const language = useLanguage();
  const { busy, act } = useAct(useAskAgain(code));
  const images = part.attachments.filter(({ removedAt }) => removedAt === null);
  return (
    <Small
      title={`${texts.sign}：${document.title}`}
      busy={busy}
      initial={{ manner: 'SCAN', role: 'PARTIES', on: today() }}
      onClose={onClose}
      onSave={({ role, partyId, name, manner, on, attachmentId }) =>
        act(
          byAgency.SignDocument[agency],
          {
            input: {
              documentId: document.id,
              role: role as DocumentSigner,
              ...(partyId && { partyId }),
              name: name ?? part.parties.find(({ id }) => id === partyId)?.name ?? '',
              signedAt: `${on}T04:00:00Z`,
              manner: manner as DocumentSigningManner,
              attachmentId: attachmentId!,
            },
          },
          texts.signed,
        )
      }
    >
      <Field name="role" label={texts.asWhom}>
        <Select options={choicesOf('DocumentSigner', language)} />
      </Field>
      <Form.Item name="partyId" label={texts.party}>
        <Select allowClear options={part.parties.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="name" label={texts.name}>
        <Input maxLength={40} />
      </Form.Item>
      <Field name="manner" label={texts.manner}>
        <Select options={choicesOf('DocumentSigningManner', language)} />
      </Field>
      <Field name="on" label={texts.signedAt} type="date" />
      <Field name="attachmentId" label={texts.image}>
        <Select options={images.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
    </Small>
  );
}

type Given = Record<string, string | undefined>;

interface SmallProps {
  title: string;
  busy: boolean;
  initial?: Given;
  onClose(): void;
  onSave(given: Given): Promise<boolean>;
  children: ReactNode;
}

/** A form of a few fields in a window of its own. */
function Small({ title, busy, initial, onClose, onSave, children }: SmallProps) {
  const texts = useTexts(tabTexts);
  return (
    <Modal open title={title} footer={null} onCancel={onClose}>
      <Form
        layout="vertical"
        initialValues={initial ?? {}}
        onFinish={(given: Given) => void onSave(given).then((done) => done && onClose())}
      >
        {children}
        <Button type="primary" htmlType="submit" loading={busy}>
          {texts.save}
        </Button>
      </Form>
    </Modal>
  );
}

interface FieldProps {
  name: string;
  label: string;
  type?: string;
  children?: ReactNode;
}

function Field({ name, label, type, children }: FieldProps) {
  const texts = useTexts(tabTexts);
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: texts.required }]}>
      {children ?? <Input maxLength={200} {...(type && { type })} />}
    </Form.Item>
  );
}
