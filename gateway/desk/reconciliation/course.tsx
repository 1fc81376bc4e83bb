import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { Link } from 'wouter';
import { ask } from '../ask.ts';
import { ReferralCourseOfCaseDocument } from '../generated/graphql/graphql.ts';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import type { DeliveryRow } from './delivery-state.ts';
import { reconciliationTexts } from './texts.ts';

/** Where the referrals of a message's case have come: every step with its time, as the register has it. */
export function Course({ row, onClose }: { row: DeliveryRow | null; onClose(): void }) {
  const texts = useTexts(reconciliationTexts);
  const caseCode = row?.subject ?? '';
  const { data, isLoading } = useQuery({
    queryKey: ['course', caseCode],
    queryFn: ({ signal }) => ask(ReferralCourseOfCaseDocument, { case: caseCode }, { signal }),
    enabled: row !== null,
  });
  const courses = data?.data.case?.docket?.referrals ?? [];
  const own = courses.filter(({ id }) => id === row?.referralId);
  const shown = own.length > 0 ? own : courses;
  return (
    <Drawer
      open={row !== null}
      onClose={onClose}
      size={520}
      title={`${texts.course} ${caseCode}`}
      destroyOnHidden
    >
      {row?.receiptKey && (
        <p className="quiet">
          {texts.receiptBy}：{row.receiptKey}
        </p>
      )}
      {!isLoading && shown.length === 0 && <p>{texts.noCourse}</p>}
      {shown.map((course) => (
        <section key={course.id}>
          <h2>
            {course.fromName} → {course.toName}：{course.arrowName}（{course.stateName}）
          </h2>
          {course.dueOn && (
            <p className={`light ${course.overdue ? 'overdue' : 'fine'}`}>
              {course.overdue ? '●' : '■'} {texts.due} {course.dueOn}
            </p>
          )}
          <ol className="course">
            {course.events.map((event) => (
              <li key={`${event.name} ${event.at}`}>
                <span className="quiet">{moment(event.at)}</span> {event.name}{' '}
                <span className="quiet">{event.organisationName}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {caseCode.startsWith('WF-') && <Link href={`/case/${caseCode}`}>{texts.openCase}</Link>}
    </Drawer>
  );
}
