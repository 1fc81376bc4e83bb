import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState, type FormEvent } from 'react';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { CourtOfficeQuery } from '../generated/graphql/graphql.ts';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { NumberBook } from './number-book.tsx';
import { onboardingTexts } from './texts.ts';
import { useAct } from './use-act.ts';
import { workingField } from './working-field.ts';

export type TypeRow = CourtOfficeQuery['documentSettings']['types'][number];

/** Words, bodies and templates by which the own organisation issues its documents. */
export function DocumentsTab() {
  const texts = useTexts(onboardingTexts);
  const field = workingField(useSession().person);
  const [book, setBook] = useState<TypeRow | null>(null);
  const { data, isLoading } = useQuery({
    queryKey: ['office', field],
    queryFn: ({ signal }) => ask(byAgency.Office[field], {}, { signal }),
  });
  const template = useAct(
    ({ type, content }: { type: string; content: string | null }) =>
      ask(byAgency.SetTemplate[field], { type, content }),
    'office',
    () => texts.saved,
  );
  const settings = data?.data.documentSettings;
  const types = settings?.types ?? [];
  const offices = [...new Map(types.filter(({ office }) => office).map((row) => [row.office, row])).values()];
  const acts = (row: TypeRow) => (
    <span className="acts">
      <TemplateButton onFile={(content) => template.mutate({ type: row.type, content })} title={row.title} />
      {row.template && (
        <Button size="small" onClick={() => template.mutate({ type: row.type, content: null })}>
          {texts.restore}
        </Button>
      )}
      {row.numbered && (
        <Button size="small" onClick={() => setBook(row)}>
          {texts.numbers}
        </Button>
      )}
    </span>
  );
  const columns: Column<TypeRow>[] = [
    { key: 'title', title: texts.documentTitle, card: 'title', text: ({ title }) => title },
    {
      key: 'office',
      title: texts.offices,
      width: 220,
      text: ({ office, officeName }) => officeName ?? office ?? '—',
    },
    {
      ...{ key: 'number', title: texts.numbered, width: 110 },
      text: ({ numbered }) => (numbered ? texts.ownNumber : texts.noNumber),
    },
    {
      ...{ key: 'template', title: texts.template, width: 260 },
      text: ({ template: own, templateSetAt, templateSetBy }) =>
        own ? `${texts.ownTemplate} ${moment(templateSetAt)} ${templateSetBy ?? ''}` : texts.defaultTemplate,
    },
    { key: 'acts', title: '', width: 260, screenOnly: true, card: 'none', text: () => '', render: acts },
  ];
  return (
    <>
      {settings && (
        <OneSetting
          key={settings.word}
          label={texts.word}
          hint={texts.wordHint}
          value={settings.word ?? ''}
          save={(word) => ask(byAgency.SetWord[field], { word })}
        />
      )}
      {offices.map(({ office, officeName }) => (
        <OneSetting
          key={office}
          label={`${texts.officeName}：${office ?? ''}`}
          hint={office ?? ''}
          value={officeName ?? ''}
          save={(name) => ask(byAgency.SetOffice[field], { office: office ?? '', name })}
        />
      ))}
      <div className="toolbar">
        <h2>{texts.templates}</h2>
        <p className="quiet">{texts.templatesNote}</p>
        <TakeOut title={texts.templates} columns={columns} rows={() => types} />
      </div>
      <List
        columns={columns}
        rows={types}
        rowKey={({ type }) => type}
        label={texts.templates}
        loading={isLoading}
        actions={acts}
      />
      <NumberBook row={book} onClose={() => setBook(null)} />
    </>
  );
}

interface OneSettingProps {
  label: string;
  hint: string;
  value: string;
  save(value: string): Promise<unknown>;
}

function OneSetting({ label, hint, value, save }: OneSettingProps) {
  const texts = useTexts(onboardingTexts);
  const [given, setGiven] = useState(value);
  const act = useAct(save, 'office', () => texts.saved);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(given);
  };
  return (
    <form className="toolbar one-setting" onSubmit={submit}>
      <label>
        {label}
        <input required value={given} placeholder={hint} onChange={(event) => setGiven(event.target.value)} />
      </label>
      <Button htmlType="submit" loading={act.isPending} disabled={given === value}>
        {texts.save}
      </Button>
    </form>
  );
}

function TemplateButton({ title, onFile }: { title: string; onFile(base64: string): void }) {
  const texts = useTexts(onboardingTexts);
  const file = useRef<HTMLInputElement>(null);
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    onFile(btoa(binary));
  };
  return (
    <>
      <input
        ref={file}
        type="file"
        hidden
        accept=".docx"
        aria-label={`${texts.replace}：${title}`}
        onChange={(event) => void read(event.target.files?.[0]).finally(() => (event.target.value = ''))}
      />
      <Button size="small" aria-label={`${texts.replace}：${title}`} onClick={() => file.current?.click()}>
        {texts.replace}
      </Button>
    </>
  );
}
