import { Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { byAgency } from '../../generated/by-agency.ts';
import type { Column } from '../../list/column.ts';
import { List } from '../../list/list.tsx';
import { moment } from '../../shell/amount.ts';
import { useLanguage, useTexts } from '../../shell/language.ts';
import { useSession } from '../../shell/session.ts';
import { choicesOf, useWords } from '../../shell/words.ts';
import { isPartAgency, nameOf } from '../agencies.ts';
import { useAct } from '../use-act.ts';
import { useAskAgain, useParts, type PartOf } from '../use-case.ts';
import { ownFirst } from './own-first.ts';
import { PartSections } from './part-section.tsx';
import type { TabProps } from './tab.ts';
import { tabTexts } from './texts.ts';
import { largestFile, upload } from './upload.ts';

type Material = PartOf<(typeof byAgency)['CaseMaterials']>['attachments'][number];

/** The files of the case, where they lie; the own agency's can be added to. */
export function MaterialsTab({ code, purpose }: TabProps) {
  const { person } = useSession();
  const texts = useTexts(tabTexts);
  const wordOf = useWords();
  const { busy, act } = useAct(useAskAgain(code));
  const parts = useParts('materials', byAgency.CaseMaterials, code, purpose, ownFirst(person.field));
  const own = parts.some(({ agency, part }) => agency === person.field && part?.relation === 'OWN');
  const columns = (agency: string, mine: boolean): Column<Material>[] => [
    {
      key: 'name',
      title: texts.fileName,
      text: ({ name }) => name,
      render: ({ id, name, removedAt }) =>
        removedAt ? (
          <del className="quiet">{name}</del>
        ) : (
          <a href={`/attachments/${agency}/${id}`} download>
            {name}
          </a>
        ),
      card: 'title',
    },
    { key: 'kind', title: texts.kind, text: ({ kind }) => wordOf('AttachmentKind', kind) },
    { key: 'size', title: texts.size, text: ({ bytes }) => sizeText(bytes), align: 'right' },
    { key: 'when', title: texts.when, text: ({ addedAt, addedBy }) => `${moment(addedAt)} ${addedBy}` },
    {
      key: 'hash',
      title: texts.hash,
      text: ({ sha256 }) => sha256,
      render: ({ sha256 }) => (
        <span className="hash" title={sha256}>
          {sha256.slice(0, 12)}
        </span>
      ),
    },
    {
      key: 'acts',
      title: '',
      text: () => '',
      screenOnly: true,
      render: (material) => mine && !material.removedAt && removing(material),
    },
  ];
  const removing = ({ id }: Material) => (
    <Button
      size="small"
      loading={busy}
      onClick={() =>
        isPartAgency(person.field) && void act(byAgency.RemoveAttachment[person.field], { id }, texts.removed)
      }
    >
      {texts.remove}
    </Button>
  );
  return (
    <PartSections
      parts={parts}
      has={({ attachments }) => attachments.length > 0}
      always={own && <Uploading code={code} />}
    >
      {({ attachments, relation }, { agency }) => {
        const mine = agency === person.field && relation === 'OWN';
        return (
          <List
            columns={columns(nameOf(agency), mine)}
            rows={attachments}
            rowKey={({ id }) => id}
            label={texts.materials}
            actions={(material) => mine && !material.removedAt && removing(material)}
          />
        );
      }}
    </PartSections>
  );
}

/** Adds a file to the own agency's part of the case. */
function Uploading({ code }: { code: string }) {
  const { person } = useSession();
  const texts = useTexts(tabTexts);
  const language = useLanguage();
  const [kind, setKind] = useState('EVIDENCE');
  const input = useRef<HTMLInputElement>(null);
  const { busy, attempt } = useAct(useAskAgain(code));
  const add = (file: File | undefined) => {
    if (!file) return;
    void attempt(() => {
      if (file.size > largestFile) throw new Error(texts.tooLarge);
      return upload(person.agency, code, kind, file);
    }, texts.uploaded);
    if (input.current) input.current.value = '';
  };
  return (
    <div className="tab-actions">
      <Select
        aria-label={texts.kind}
        value={kind}
        onChange={setKind}
        options={choicesOf('AttachmentKind', language)}
        style={{ width: 150 }}
      />
      <Button loading={busy} onClick={() => input.current?.click()}>
        {texts.upload}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={texts.choose}
        accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.txt"
        onChange={(event) => add(event.target.files?.[0])}
      />
    </div>
  );
}

export function sizeText(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} kB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
