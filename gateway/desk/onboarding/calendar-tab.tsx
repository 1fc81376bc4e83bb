import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { CalendarYearInput, CourtCalendarQuery } from '../generated/graphql/graphql.ts';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { parseNotice, typedDays } from './parse-notice.ts';
import { onboardingTexts } from './texts.ts';
import { useAct } from './use-act.ts';
import { workingField } from './working-field.ts';

type Year = CourtCalendarQuery['calendarYears'][number];

/** The holidays of the next year from its notice, and corrections of what was added. */
export function CalendarTab() {
  const texts = useTexts(onboardingTexts);
  const field = workingField(useSession().person);
  const [corrected, setCorrected] = useState<Year | null>(null);
  const { data, isLoading } = useQuery({
    queryKey: ['calendar', field],
    queryFn: ({ signal }) => ask(byAgency.Calendar[field], {}, { signal }),
  });
  const columns: Column<Year>[] = [
    { key: 'year', title: texts.year, width: 70, card: 'title', text: ({ year }) => String(year) },
    { key: 'notice', title: texts.notice, text: ({ notice }) => notice },
    { key: 'off', title: texts.off, text: ({ off }) => off.join(' ') },
    { key: 'makeUp', title: texts.makeUp, text: ({ makeUp }) => makeUp.join(' ') },
    {
      ...{ key: 'by', title: texts.by, width: 200 },
      text: ({ addedBy, addedAt, amendments }) =>
        `${addedBy} ${moment(addedAt)}${amendments.length > 0 ? `（${texts.amendments(amendments.length)}）` : ''}`,
    },
    {
      ...{ key: 'correct', title: '', width: 80, screenOnly: true, card: 'none' },
      text: () => '',
      render: (row) => (
        <Button size="small" onClick={() => setCorrected(row)}>
          {texts.correct}
        </Button>
      ),
    },
  ];
  const coverage = data?.data.calendarCoverage;
  const years = data?.data.calendarYears ?? [];
  return (
    <>
      {coverage && <p>{texts.coverage(coverage)}</p>}
      <h2>{texts.addedYears}</h2>
      <List
        columns={columns}
        rows={years}
        rowKey={({ year }) => String(year)}
        label={texts.addedYears}
        loading={isLoading}
        empty={texts.noYears}
        actions={(row) => <Button onClick={() => setCorrected(row)}>{texts.correct}</Button>}
      />
      {coverage && (
        <NoticeForm
          key={`${coverage} ${corrected?.year ?? ''}`}
          year={corrected?.year ?? Number(coverage.slice(0, 4)) + 1}
          corrected={corrected}
          onDone={() => setCorrected(null)}
        />
      )}
    </>
  );
}

interface NoticeFormProps {
  year: number;
  /** The year as it stands, where it is corrected; null where a new one is added. */
  corrected: Year | null;
  onDone(): void;
}

function NoticeForm({ year, corrected, onDone }: NoticeFormProps) {
  const texts = useTexts(onboardingTexts);
  const field = workingField(useSession().person);
  const [notice, setNotice] = useState(corrected?.notice ?? '');
  const [off, setOff] = useState(corrected?.off.join(' ') ?? '');
  const [makeUp, setMakeUp] = useState(corrected?.makeUp.join(' ') ?? '');
  const [reason, setReason] = useState('');
  const save = useAct(
    (input: CalendarYearInput) =>
      corrected
        ? ask(byAgency.CorrectCalendarYear[field], { input, reason })
        : ask(byAgency.AddCalendarYear[field], { input }),
    'calendar',
    () => (corrected ? texts.corrected(year) : texts.added(year)),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = { year, notice, off: typedDays(off), makeUp: typedDays(makeUp) };
    save.mutate(input, { onSuccess: onDone });
  };
  const paste = (text: string) => {
    const found = parseNotice(text, year);
    if (found.off.length > 0) setOff(found.off.join(' '));
    if (found.makeUp.length > 0) setMakeUp(found.makeUp.join(' '));
    const named = /[^\n。]*关于\d{4}年部分节假日安排的通知(?:（[^）]*）)?/.exec(text)?.[0];
    if (named) setNotice(named.trim());
  };
  return (
    <form className="panel form" onSubmit={submit}>
      <h2>{corrected ? texts.correctYear(year) : texts.add(year)}</h2>
      <label>
        {texts.paste}
        <textarea rows={3} onChange={(event) => paste(event.target.value)} />
      </label>
      <label>
        {texts.notice}
        <input
          required
          value={notice}
          placeholder={texts.noticeHint(year)}
          onChange={(event) => setNotice(event.target.value)}
        />
      </label>
      <label>
        {texts.off}
        <input value={off} placeholder="01-01 10-01" onChange={(event) => setOff(event.target.value)} />
      </label>
      <label>
        {texts.makeUp}
        <input value={makeUp} placeholder="10-10" onChange={(event) => setMakeUp(event.target.value)} />
      </label>
      {corrected && (
        <label>
          {texts.correctWhy}
          <input required value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      )}
      <p>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {corrected ? texts.correctYear(year) : texts.add(year)}
        </Button>{' '}
        {corrected && <Button onClick={onDone}>{texts.cancel}</Button>}
      </p>
    </form>
  );
}
