import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { ask, type Refused } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import { List } from '../list/list.tsx';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { hasRole, useSession } from '../shell/session.ts';
import { settingsTexts } from './settings-texts.ts';
import { WebhookForm } from './webhook-form.tsx';
import './live.css';

const key = ['notice-settings'];

/** Where the notices of the own organisation go besides the desk, and how that stands; for administrators. */
export function Page() {
  const texts = useTexts(settingsTexts);
  const { person } = useSession();
  const { data } = useSettings(hasRole(person, 'ADMINISTRATOR'));
  if (!hasRole(person, 'ADMINISTRATOR')) return <p className="reading">{texts.onlyAdministrator}</p>;
  if (!data) return null;
  return (
    <>
      <h1>{texts.title}</h1>
      <section className="panel notice-settings">
        <h2>{texts.channels}</h2>
        <ul className="plain-list">
          {data.noticeChannels.map(({ name, title, missing }) => (
            <li key={name}>
              {title}：{missing ?? texts.connected}
            </li>
          ))}
        </ul>
      </section>
      <Webhooks webhooks={data.webhooks} />
      <Deliveries settings={data} />
    </>
  );
}

type Settings = NonNullable<ReturnType<typeof useSettings>['data']>;

function useSettings(enabled: boolean) {
  const { person } = useSession();
  return useQuery({
    queryKey: [...key, person.field],
    enabled,
    refetchInterval: 5000,
    queryFn: async ({ signal }) => (await ask(byAgency.NoticeSettings[person.field], {}, { signal })).data,
  });
}

/** Does something with one of them, says why where it is refused, and asks again. */
function useAct(act: (id: string) => Promise<unknown>) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: act,
    onError: (refused) =>
      message.error([refused.message, (refused as Refused).hint].filter(Boolean).join(' ')),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}

function Webhooks({ webhooks }: { webhooks: Settings['webhooks'] }) {
  const texts = useTexts(settingsTexts);
  const { person } = useSession();
  const end = useAct((id) => ask(byAgency.EndWebhook[person.field], { id }));
  const kindsOf = (kinds: readonly string[]) => kinds.map((kind) => texts.kindNames[kind]).join('、');
  return (
    <section className="panel notice-settings">
      <h2>{texts.webhooks}</h2>
      <List
        label={texts.webhooks}
        rows={webhooks}
        rowKey={({ id }) => id}
        empty={texts.none}
        columns={[
          { key: 'url', title: texts.url, text: ({ url }) => url, card: 'title' },
          { key: 'kinds', title: texts.kinds, text: ({ kinds }) => kindsOf(kinds) },
          { key: 'since', title: texts.since, text: ({ registeredAt }) => moment(registeredAt) },
          {
            ...{ key: 'acts', title: texts.acts, text: () => '' },
            render: ({ id, endedAt }) =>
              endedAt ? (
                texts.ended
              ) : (
                <button type="button" className="link" onClick={() => end.mutate(id)}>
                  {texts.end}
                </button>
              ),
          },
        ]}
      />
      <WebhookForm />
    </section>
  );
}

function Deliveries({ settings: { noticeDeliveries, webhooks, noticeChannels } }: { settings: Settings }) {
  const texts = useTexts(settingsTexts);
  const { person } = useSession();
  const resend = useAct((id) => ask(byAgency.ResendNotice[person.field], { id }));
  type Delivery = Settings['noticeDeliveries']['items'][number];
  const placeOf = ({ webhookId, channel }: Delivery) =>
    webhooks.find(({ id }) => id === webhookId)?.url ??
    noticeChannels.find(({ name }) => name === channel)?.title ??
    '—';
  const stateOf = ({ deliveredAt, givenUpAt, attempts, lastError }: Delivery) => {
    const state = deliveredAt ? texts.delivered : givenUpAt ? texts.givenUp : texts.underway(attempts);
    return lastError ? `${state} · ${lastError}` : state;
  };
  return (
    <section className="panel notice-settings">
      <h2>{texts.deliveries}</h2>
      <List
        label={texts.deliveries}
        rows={noticeDeliveries.items}
        rowKey={({ id }) => id}
        empty={texts.noDeliveries}
        columns={[
          {
            key: 'kind',
            title: texts.kind,
            text: ({ kind }) => texts.kindNames[kind] ?? kind,
            card: 'title',
          },
          { key: 'to', title: texts.to, text: placeOf },
          { key: 'at', title: texts.at, text: ({ createdAt }) => moment(createdAt) },
          { key: 'state', title: texts.state, text: stateOf },
          {
            ...{ key: 'acts', title: texts.acts, text: () => '' },
            render: ({ id, deliveredAt, givenUpAt }) =>
              (deliveredAt ?? givenUpAt) && (
                <button type="button" className="link" onClick={() => resend.mutate(id)}>
                  {texts.resend}
                </button>
              ),
          },
        ]}
      />
    </section>
  );
}
