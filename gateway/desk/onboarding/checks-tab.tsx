import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Refused } from '../ask.ts';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { shellTexts } from '../shell/texts.ts';
import { lastReport, runChecks, type CheckedLine } from './address-book.ts';
import { Command } from './command.tsx';
import { onboardingTexts, type OnboardingTexts } from './texts.ts';

export function checkColumns(texts: OnboardingTexts): Column<CheckedLine>[] {
  return [
    {
      ...{ key: 'result', title: texts.result, width: 100, card: 'title' },
      text: ({ well }) => (well ? texts.well : texts.wrong),
      render: ({ well }) => (
        <span className={`light ${well ? 'fine' : 'overdue'}`}>{well ? texts.well : texts.wrong}</span>
      ),
    },
    {
      key: 'group',
      title: texts.group,
      width: 60,
      card: 'none',
      text: ({ group }) => texts.groups[group] ?? group,
    },
    { key: 'title', title: texts.check, width: 300, card: 'title', text: ({ title }) => title },
    { key: 'expected', title: texts.expected, text: ({ expected }) => expected },
    { key: 'got', title: texts.got, text: ({ got }) => got },
  ];
}

/** The checks of an agency's door, green and red; the red ones first. */
export function ChecksTab() {
  const texts = useTexts(onboardingTexts);
  const { agency: agencyNames } = useTexts(shellTexts);
  const { person, setting } = useSession();
  const [agency, setAgency] = useState(person.agency);
  const queries = useQueryClient();
  const { data: report = null } = useQuery({
    queryKey: ['conform', agency],
    queryFn: () => lastReport(agency),
  });
  const checks = useMutation({
    mutationFn: runChecks,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['conform'] }),
  });
  const wrong = report?.lines.filter(({ well }) => !well).length ?? 0;
  const lines = report ? [...report.lines].sort((one, other) => Number(one.well) - Number(other.well)) : [];
  return (
    <>
      <p className="quiet">{texts.checksLead}</p>
      <div className="toolbar">
        {person.field === 'docket' && (
          <select aria-label={texts.which} value={agency} onChange={(event) => setAgency(event.target.value)}>
            {setting.agencies.map(({ name, field, organisationName }) => (
              <option key={name} value={name}>
                {agencyNames[field]} · {organisationName}
              </option>
            ))}
          </select>
        )}
        <Button type="primary" loading={checks.isPending} onClick={() => checks.mutate(agency)}>
          {texts.start}
        </Button>
        {report && (
          <Button onClick={() => open(`#/print/conform/${agency}`, '_blank')}>{texts.printReport}</Button>
        )}
        <span role="status">
          {checks.isPending && texts.checking}
          {checks.error instanceof Refused && <b className="light overdue">● {checks.error.message}</b>}
          {report && !checks.isPending && (
            <b className={`light ${wrong === 0 ? 'fine' : 'overdue'}`}>
              {wrong === 0 ? texts.allWell(lines.length) : texts.someWrong(wrong, lines.length)}
            </b>
          )}{' '}
          {report && !checks.isPending && <span className="quiet">{moment(report.at)}</span>}
        </span>
      </div>
      {report && (
        <List
          columns={checkColumns(texts)}
          rows={lines}
          rowKey={({ id }) => id}
          label={texts.tabs.checks ?? ''}
        />
      )}
      <p className="quiet">{texts.cli}</p>
      <Command text={`npx hub conform ${agency}`} />
    </>
  );
}
