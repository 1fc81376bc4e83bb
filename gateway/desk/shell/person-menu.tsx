import { Dropdown } from 'antd';
import { useTexts } from './language.ts';
import { signInAs, useSession } from './session.ts';
import { shellTexts } from './texts.ts';

/** Who is at the desk; in the demo, one click makes somebody else of them. */
export function PersonMenu() {
  const { person, setting } = useSession();
  const texts = useTexts(shellTexts);
  const others = setting.cards.filter(({ id }) => id !== person.id);
  const items = [
    ...(others.length > 0
      ? [
          {
            key: 'others',
            type: 'group' as const,
            label: texts.switchPerson,
            children: others.map((card) => ({
              key: card.id,
              label: `${card.title} · ${card.organisationName ?? ''}`,
              onClick: () => signInAs(card.id),
            })),
          },
          { key: 'line', type: 'divider' as const },
        ]
      : []),
    { key: 'out', label: texts.signOut, onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <button type="button" className="plain person" aria-haspopup="menu">
        <span>{person.organisationName} · </span>
        {person.name} ▾
      </button>
    </Dropdown>
  );
}

async function signOut(): Promise<void> {
  await fetch('/auth/logout', { method: 'POST', headers: { accept: 'application/json' } });
  location.assign('/');
}
