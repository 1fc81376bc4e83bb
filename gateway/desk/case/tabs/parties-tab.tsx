import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { byAgency } from '../../generated/by-agency.ts';
import { useTexts } from '../../shell/language.ts';
import { useSession } from '../../shell/session.ts';
import { useWords } from '../../shell/words.ts';
import { isPartAgency } from '../agencies.ts';
import { useAct } from '../use-act.ts';
import { useAskAgain, useParts, type PartOf } from '../use-case.ts';
import { Said } from './limits-tab.tsx';
import { ownFirst } from './own-first.ts';
import { PartSections } from './part-section.tsx';
import type { TabProps } from './tab.ts';
import { tabTexts } from './texts.ts';

type Party = PartOf<(typeof byAgency)['CaseParties']>['parties'][number];

/** The parties as each agency has them in its file, masked as that agency says. */
export function PartiesTab({ code, purpose }: TabProps) {
  const { person } = useSession();
  const texts = useTexts(tabTexts);
  const wordOf = useWords();
  const [completing, setCompleting] = useState<Party | null>(null);
  const parts = useParts('parties', byAgency.CaseParties, code, purpose, ownFirst(person.field));
  return (
    <>
      <PartSections parts={parts} has={({ parties }) => parties.length > 0}>
        {({ parties, relation }, { agency }) =>
          parties.map((party) => (
            <article key={party.id} className="record">
              <div className="record-head">
                <span className="quiet">{wordOf('PartySide', party.side)}</span>
                <b>{party.name}</b>
                <span className="quiet">{wordOf('PartyKind', party.kind)}</span>
                {agency === person.field && relation === 'OWN' && (
                  <Button size="small" onClick={() => setCompleting(party)}>
                    {texts.complete}
                  </Button>
                )}
              </div>
              <dl className="facts">
                {party.idNumber && <Said word={texts.idNumber} text={party.idNumber} />}
                {party.phone && <Said word={texts.phone} text={party.phone} />}
                {party.creditCode && <Said word={texts.creditCode} text={party.creditCode} />}
                {party.address && <Said word={texts.address} text={party.address} />}
                {party.legalRepresentative && (
                  <Said word={texts.legalRepresentative} text={party.legalRepresentative} />
                )}
              </dl>
            </article>
          ))
        }
      </PartSections>
      {completing && <PartyForm code={code} party={completing} onClose={() => setCompleting(null)} />}
    </>
  );
}

/** What the own file lacks of a party, so that documents can say it (补正当事人信息). */
function PartyForm({ code, party, onClose }: { code: string; party: Party; onClose(): void }) {
  const { person } = useSession();
  const texts = useTexts(tabTexts);
  const { busy, act } = useAct(useAskAgain(code));
  const save = async (given: Record<string, string | undefined>) => {
    if (!isPartAgency(person.field)) return;
    const filled = Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
    );
    const done = await act(
      byAgency.CompleteParty[person.field],
      { input: { partyId: party.id, ...filled } },
      texts.completed,
    );
    if (done) onClose();
  };
  const { phone, address, legalRepresentative } = party;
  return (
    <Modal open title={`${texts.complete}：${party.name}`} footer={null} onCancel={onClose}>
      <Form
        layout="vertical"
        initialValues={{ phone, address, legalRepresentative }}
        onFinish={(given: Record<string, string | undefined>) => void save(given)}
      >
        <Form.Item name="phone" label={texts.phone}>
          <Input inputMode="tel" maxLength={20} />
        </Form.Item>
        <Form.Item name="address" label={texts.address}>
          <Input maxLength={100} />
        </Form.Item>
        {party.kind === 'EMPLOYER' && (
          <Form.Item name="legalRepresentative" label={texts.legalRepresentative}>
            <Input maxLength={40} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={busy}>
          {texts.save}
        </Button>
      </Form>
    </Modal>
  );
}
