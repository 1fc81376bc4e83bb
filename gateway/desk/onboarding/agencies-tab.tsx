import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { shellTexts } from '../shell/texts.ts';
import { readAddressBook, type BookKey, type BookOrganisation } from './address-book.ts';
import { Command } from './command.tsx';
import { onboardingTexts, type OnboardingTexts } from './texts.ts';

const month = 30 * 86_400_000;
const tones = { inForce: 'fine', soonOver: 'soon', ended: 'none', revoked: 'overdue' } as const;

function keyState({ inForce, revokedAt, validUntil }: BookKey): keyof typeof tones {
  if (revokedAt) return 'revoked';
  if (!inForce) return 'ended';
  return Date.parse(validUntil) - Date.now() < month ? 'soonOver' : 'inForce';
}

function keyColumns(texts: OnboardingTexts): Column<BookKey>[] {
  return [
    { key: 'id', title: texts.key, card: 'title', text: ({ id }) => id },
    { key: 'suite', title: texts.suite, width: 90, text: ({ suite }) => suite },
    { key: 'from', title: texts.from, width: 120, text: ({ validFrom }) => validFrom.slice(0, 10) },
    { key: 'until', title: texts.until, width: 120, text: ({ validUntil }) => validUntil.slice(0, 10) },
    {
      ...{ key: 'state', title: texts.state, width: 150 },
      text: (key) => texts[keyState(key)],
      render: (key) => <span className={`light ${tones[keyState(key)]}`}>{texts[keyState(key)]}</span>,
    },
  ];
}

/** The address book: every organisation of the arrangement, where it stands, and by which keys it is known. */
export function AgenciesTab() {
  const texts = useTexts(onboardingTexts);
  const { agency: agencyNames } = useTexts(shellTexts);
  const { person } = useSession();
  const { data: book, isLoading } = useQuery({ queryKey: ['book'], queryFn: readAddressBook });
  const [opened, setOpened] = useState<string | null>(person.organisation);
  const organisations = book?.organisations ?? [];
  const columns: Column<BookOrganisation>[] = [
    {
      ...{ key: 'name', title: texts.organisation, width: 190, card: 'title' },
      text: ({ name }) => name,
      render: ({ code, name }) => (
        <button
          type="button"
          className="plain link"
          onClick={(event) => (event.stopPropagation(), setOpened(code))}
        >
          {name}
        </button>
      ),
    },
    {
      ...{ key: 'agency', title: texts.agency, width: 90 },
      text: ({ agency }) => agencyNames[fieldName(agency)] ?? agency,
    },
    { key: 'code', title: texts.code, width: 180, text: ({ code }) => code },
    { key: 'division', title: texts.division, width: 80, text: ({ division }) => division },
    { key: 'endpoint', title: texts.endpoint, text: ({ endpoint }) => endpoint },
    { key: 'issuer', title: texts.issuer, text: ({ issuer }) => issuer ?? '—' },
    {
      ...{ key: 'keys', title: texts.keys, width: 150 },
      text: ({ keys }) => keys.map((key) => `${key.suite} ${texts[keyState(key)]}`).join('；'),
      render: ({ keys }) =>
        keys.map((key) => (
          <span key={key.id} className={`light ${tones[keyState(key)]}`}>
            {key.suite} {texts[keyState(key)]}{' '}
          </span>
        )),
    },
  ];
  const own = organisations.find(({ code }) => code === opened);
  return (
    <>
      <div className="toolbar">
        <p className="quiet">{book && texts.book(book.version, book.validUntil.slice(0, 10))}</p>
        <TakeOut title={texts.tabs.agencies ?? ''} columns={columns} rows={() => organisations} />
      </div>
      <List
        columns={columns}
        rows={organisations}
        rowKey={({ code }) => code}
        label={texts.tabs.agencies ?? ''}
        loading={isLoading}
        current={opened}
        onOpen={({ code }) => setOpened(code)}
      />
      {own && (
        <section className="panel" aria-labelledby="own-keys">
          <h2 id="own-keys">
            {own.name} · {texts.keys}
          </h2>
          <List columns={keyColumns(texts)} rows={own.keys} rowKey={({ id }) => id} label={texts.keys} />
          <p>
            {texts.graphql}：<code>{own.graphql}</code>　{texts.roster}：{own.roster.join('、') || '—'}
          </p>
          <h2>{texts.commands}</h2>
          <p className="quiet">{texts.commandsNote}</p>
          <Command text={texts.rotateFor(own.code)} />
          {own.keys
            .filter(({ inForce }) => inForce)
            .map(({ id }) => (
              <Command key={id} text={texts.revokeFor(id)} />
            ))}
        </section>
      )}
      <section className="panel" aria-labelledby="gateway-keys">
        <h2 id="gateway-keys">{texts.gatewayKeys}</h2>
        <List
          columns={keyColumns(texts)}
          rows={book?.gateways ?? []}
          rowKey={({ id }) => id}
          label={texts.gatewayKeys}
        />
      </section>
    </>
  );
}

function fieldName(agency: string): string {
  return agency.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
