import { Link } from 'wouter';
import type { UnionLooksQuery, UnionTrailQuery } from '../generated/graphql/graphql.ts';
import type { Column } from '../list/column.ts';
import { moment } from '../shell/amount.ts';
import type { TrailTexts } from './texts.ts';

export type Entry = UnionTrailQuery['trail']['nodes'][number];
export type LookRow = UnionLooksQuery['looks']['nodes'][number];

function caseColumn<Row extends { onCase?: string | null }>(texts: TrailTexts): Column<Row> {
  return {
    ...{ key: 'case', title: texts.onCase, width: 220 },
    text: ({ onCase }) => onCase ?? '—',
    render: ({ onCase }) => (onCase ? <Link href={`/case/${onCase}`}>{onCase}</Link> : '—'),
  };
}

/** 时间 · 人员 · 单位 · 操作 · 案件 · 链上序号. Seconds count where one thing follows another. */
export function entryColumns(texts: TrailTexts, onPerson: ((id: string) => void) | null): Column<Entry>[] {
  const who = (entry: Entry) =>
    entry.byMessage
      ? `${entry.organisationName}（${texts.message}）`
      : `${entry.actorName ?? entry.actorId}${entry.delegateName ? `（${entry.delegateName} ${texts.behalf}）` : ''}`;
  return [
    { key: 'at', title: texts.at, width: 140, card: 'title', text: ({ at }) => moment(at) },
    {
      ...{ key: 'who', title: texts.who, width: 200, text: who },
      render: (entry) =>
        onPerson && !entry.byMessage ? (
          <button type="button" className="in-row" onClick={() => onPerson(entry.actorId)}>
            {who(entry)}
          </button>
        ) : (
          who(entry)
        ),
    },
    {
      key: 'organisation',
      title: texts.organisation,
      width: 180,
      text: ({ organisationName }) => organisationName,
    },
    {
      ...{ key: 'what', title: texts.what, card: 'title' },
      text: ({ words, takenOut }) => (takenOut ? `${words} ${takenOut}` : words),
    },
    caseColumn<Entry>(texts),
    {
      ...{ key: 'chain', title: texts.chain, width: 190 },
      text: ({ seq, hash, holds }) => `${seq} · ${hash.slice(0, 8)} ${holds ? '✓' : `✗ ${texts.broken}`}`,
      render: ({ seq, hash, holds }) => (
        <span className="chain-link" title={hash}>
          {seq} · <code>{hash.slice(0, 8)}</code>{' '}
          {holds ? (
            <span className="light fine" role="img" aria-label={texts.holds}>
              ✓
            </span>
          ) : (
            <span className="light overdue">✗ {texts.broken}</span>
          )}
        </span>
      ),
    },
  ];
}

/** 时间 · 人员 · 单位 · 查看内容 · 事由 · 依据案号 · 案件. */
export function lookColumns(texts: TrailTexts, agencies: Record<string, string>): Column<LookRow>[] {
  return [
    { key: 'at', title: texts.at, width: 140, card: 'title', text: ({ at }) => moment(at) },
    {
      ...{ key: 'who', title: texts.who, width: 180, card: 'title' },
      text: ({ readerName, readerId, delegateName }) =>
        `${readerName ?? readerId}${delegateName ? `（${delegateName} ${texts.behalf}）` : ''}`,
    },
    {
      ...{ key: 'organisation', title: texts.organisation, width: 200 },
      text: ({ readerAgency, readerOrganisationName }) =>
        `${agencies[readerAgency] ?? readerAgency} · ${readerOrganisationName}`,
    },
    { key: 'seen', title: texts.seen, text: ({ what }) => what.join('、') },
    {
      ...{ key: 'reason', title: texts.reason, width: 170 },
      text: ({ reason, delayedUntil }) =>
        `${reason ?? texts.ownWork}${delayedUntil ? `（${texts.delayed} ${delayedUntil}）` : ''}`,
    },
    { key: 'number', title: texts.caseNumber, width: 170, text: ({ caseNumber }) => caseNumber ?? '—' },
    caseColumn<LookRow>(texts),
  ];
}
