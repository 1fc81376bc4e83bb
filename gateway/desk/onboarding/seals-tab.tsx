import { useQuery } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState, type FormEvent } from 'react';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { CourtOfficeQuery } from '../generated/graphql/graphql.ts';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { onboardingTexts, type OnboardingTexts } from './texts.ts';
import { useAct } from './use-act.ts';
import { workingField } from './working-field.ts';

type Seal = CourtOfficeQuery['seals'][number];

function sealState({ revokeReason, inForce }: Seal, texts: OnboardingTexts): [string, string] {
  if (revokeReason !== null) return ['overdue', `${texts.sealRevoked}：${revokeReason}`];
  return inForce ? ['fine', texts.inForce] : ['none', texts.notInForce];
}

/** The seals of the own organisation: who keeps which, until when; a revoked one stays on the list. */
export function SealsTab() {
  const texts = useTexts(onboardingTexts);
  const field = workingField(useSession().person);
  const [revoked, setRevoked] = useState<Seal | null>(null);
  const [reason, setReason] = useState('');
  const { data, isLoading } = useQuery({
    queryKey: ['office', field],
    queryFn: ({ signal }) => ask(byAgency.Office[field], {}, { signal }),
  });
  const revoke = useAct(
    (seal: Seal) => ask(byAgency.RevokeSeal[field], { id: seal.id, reason }),
    'office',
    () => texts.saved,
  );
  const columns: Column<Seal>[] = [
    { key: 'name', title: texts.sealName, card: 'title', text: ({ name }) => name },
    {
      ...{ key: 'keeper', title: texts.keeper, width: 200 },
      text: ({ keeperName, keeperId }) => `${keeperName}（${keeperId}）`,
    },
    { key: 'from', title: texts.from, width: 110, text: ({ validFrom }) => validFrom },
    { key: 'until', title: texts.until, width: 110, text: ({ validUntil }) => validUntil },
    {
      ...{ key: 'state', title: texts.state, width: 200 },
      text: (seal) => sealState(seal, texts)[1],
      render: (seal) => (
        <span className={`light ${sealState(seal, texts)[0]}`}>{sealState(seal, texts)[1]}</span>
      ),
    },
    {
      ...{ key: 'revoke', title: '', width: 80, screenOnly: true, card: 'none' },
      text: () => '',
      render: (seal) =>
        seal.revokeReason === null && (
          <Button size="small" danger onClick={() => setRevoked(seal)}>
            {texts.revokeSeal}
          </Button>
        ),
    },
  ];
  return (
    <>
      <List
        columns={columns}
        rows={data?.data.seals ?? []}
        rowKey={({ id }) => id}
        label={texts.tabs.seals ?? ''}
        loading={isLoading}
        empty={texts.noSeals}
        actions={(seal) =>
          seal.revokeReason === null && (
            <Button danger onClick={() => setRevoked(seal)}>
              {texts.revokeSeal}
            </Button>
          )
        }
      />
      <SealForm />
      <Modal
        open={revoked !== null}
        title={`${texts.revokeSeal}：${revoked?.name ?? ''}`}
        okText={texts.revokeSeal}
        cancelText={texts.cancel}
        okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
        onOk={() => revoked && revoke.mutate(revoked, { onSettled: () => setRevoked(null) })}
        onCancel={() => setRevoked(null)}
      >
        <label>
          {texts.revokeWhy}
          <Input value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      </Modal>
    </>
  );
}

function SealForm() {
  const texts = useTexts(onboardingTexts);
  const field = workingField(useSession().person);
  const [given, setGiven] = useState({
    name: '',
    keeperId: '',
    keeperName: '',
    validFrom: '',
    validUntil: '',
  });
  const register = useAct(
    (input: typeof given) => ask(byAgency.RegisterSeal[field], { input }),
    'office',
    () => texts.saved,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    register.mutate(given);
  };
  const box = (name: keyof typeof given, label: string, type = 'text') => (
    <label>
      {label}
      <input
        required
        type={type}
        value={given[name]}
        onChange={(event) => setGiven({ ...given, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <form className="panel form" onSubmit={submit}>
      <h2>{texts.registerSeal}</h2>
      {box('name', texts.sealName)}
      {box('keeperId', texts.keeperId)}
      {box('keeperName', texts.keeperName)}
      {box('validFrom', texts.from, 'date')}
      {box('validUntil', texts.until, 'date')}
      <p>
        <Button type="primary" htmlType="submit" loading={register.isPending}>
          {texts.registerSeal}
        </Button>
      </p>
    </form>
  );
}
