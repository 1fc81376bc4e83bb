import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { ChainPanel } from './chain-panel.tsx';
import { Ledger } from './ledger.tsx';
import { receivedColumns } from './received-columns.tsx';
import { type ReceivedLetter, type Receiver, readReceived } from './received-list.ts';
import { letterTexts } from './texts.ts';
import { useAsked } from './use-asked.ts';

/** The letters an authority was sent or copied on; it answers a recommendation where it signs for it, in the worklist. */
export function ReceivedLetters() {
  const texts = useTexts(letterTexts);
  const { person } = useSession();
  const [asked, show] = useAsked();
  const [open, setOpen] = useState<ReceivedLetter | null>(null);
  const filter = {
    kind: asked.get('kind'),
    employer: asked.get('employer'),
    overdueOnly: asked.get('overdue') === 'yes',
  };
  return (
    <>
      <h1>{texts.title}</h1>
      <Ledger<ReceivedLetter>
        title={texts.ledger}
        asked={[person.field, filter]}
        read={(page) => readReceived(person.field as Receiver, filter, page, texts.kind)}
        columns={receivedColumns(texts)}
        rowKey={({ id }) => id}
        chosen={filter.kind}
        onChoose={(kind) => show({ kind })}
        onOpen={setOpen}
        current={open?.id ?? null}
        employer={filter.employer}
        onEmployer={(employer) => show({ employer })}
        extra={
          <Checkbox
            checked={filter.overdueOnly}
            onChange={(event) => show({ overdue: event.target.checked ? 'yes' : null })}
          >
            {texts.overdueOnly}
          </Checkbox>
        }
      />
      {open && <ChainPanel caseCode={open.caseCode} letterId={open.letterId} onClose={() => setOpen(null)} />}
    </>
  );
}
