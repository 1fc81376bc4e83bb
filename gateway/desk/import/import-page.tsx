import { Alert, Button, Progress, Space } from 'antd';
import { useHandOut } from '../list/use-hand-out.ts';
import { useNarrow } from '../list/list.tsx';
import { useTexts } from '../shell/language.ts';
import { mayImport } from '../shell/pages.ts';
import { useSession, type AgencyField } from '../shell/session.ts';
import { columnsOf } from './columns.ts';
import { FileField } from './file-field.tsx';
import './import.css';
import { Preview } from './preview.tsx';
import { saidOf } from './said-of.ts';
import { importTexts } from './texts.ts';
import { countsOf, useImport, type Loading } from './use-import.ts';

/** Loads a file of matters that came in elsewhere: checked first, then taken in by the ordinary act of the agency. */
export function Page() {
  const { person } = useSession();
  const texts = useTexts(importTexts);
  const narrow = useNarrow();
  const title = texts.title[person.field];
  if (!mayImport(person) || !title) return <p className="reading">{texts.notYours}</p>;
  return (
    <div className="import">
      <h1>{title}</h1>
      {narrow ? <Alert type="info" showIcon title={texts.useComputer} /> : <Loader agency={person.field} />}
    </div>
  );
}

function Loader({ agency }: { agency: AgencyField }) {
  const texts = useTexts(importTexts);
  const columns = columnsOf(agency);
  const handOut = useHandOut();
  const { loading, take, check, run, stop, reset } = useImport(agency, texts);
  const { phase, sheet, lines } = loading;
  const busy = phase === 'CHECKING' || phase === 'IMPORTING';
  const counts = countsOf(lines);
  const readable = sheet !== null && sheet.rows.length > 0 && sheet.missing.length === 0;
  const template = async () => (await import('./sheet.ts')).writeTemplate(texts.templateName, columns);
  const corrected = async () => {
    const { writeCorrected } = await import('./sheet.ts');
    await handOut(texts.correctedName, 'EXPORT', () => ({
      count: sheet!.rows.length,
      give: () =>
        writeCorrected(`${loading.name}-${texts.correctedName}`, sheet!, (row) =>
          saidOf(lines.get(row.line), texts, columns),
        ),
    }));
  };
  return (
    <>
      <Space wrap className="import-bar">
        <Button onClick={() => void template()}>{texts.template}</Button>
        {sheet && (
          <>
            <Button
              type={phase === 'READ' ? 'primary' : 'default'}
              disabled={busy || !readable}
              onClick={() => void check()}
            >
              {texts.check}
            </Button>
            <Button
              type={phase === 'CHECKED' || phase === 'STOPPED' ? 'primary' : 'default'}
              disabled={busy || counts.READY === 0}
              onClick={() => void run()}
            >
              {phase === 'STOPPED' ? texts.again : texts.run(counts.READY)}
            </Button>
            {busy && <Button onClick={stop}>{texts.stop}</Button>}
            <Button disabled={busy || lines.size === 0} onClick={() => void corrected()}>
              {texts.corrected}
            </Button>
            <Button disabled={busy} onClick={reset}>
              {texts.another}
            </Button>
          </>
        )}
      </Space>
      <Standing loading={loading} />
      {!sheet && <FileField reading={phase === 'READING'} onFile={(file) => void take(file)} />}
      {readable && <Preview sheet={sheet} columns={columns} lines={lines} />}
    </>
  );
}

/** How the loading stands, in one line that is also read out. */
function Standing({ loading }: { loading: Loading }) {
  const texts = useTexts(importTexts);
  const { phase, sheet, lines, done, sum, seconds, fault } = loading;
  const { READY, REFUSED, IMPORTED, ALREADY } = countsOf(lines);
  const busy = phase === 'CHECKING' || phase === 'IMPORTING';
  const percent = sum === 0 ? 0 : Math.floor((done / sum) * 100);
  return (
    <div className="import-standing" role="status">
      {fault && <Alert type="error" showIcon title={phase === 'STOPPED' ? texts.broken(fault) : fault} />}
      {sheet && sheet.rows.length === 0 && <Alert type="warning" showIcon title={texts.empty} />}
      {sheet && sheet.missing.length > 0 && (
        <Alert type="error" showIcon title={texts.missing(sheet.missing.join('、'))} />
      )}
      {sheet && sheet.unknown.length > 0 && (
        <p className="quiet">{texts.unknown(sheet.unknown.join('、'))}</p>
      )}
      {busy && (
        <div className="import-progress">
          <span>
            {phase === 'CHECKING' ? texts.checking : texts.importing} {texts.progress(done, sum)}
          </span>
          <Progress
            percent={percent}
            showInfo={false}
            aria-label={phase === 'CHECKING' ? texts.checking : texts.importing}
          />
        </div>
      )}
      {phase === 'CHECKED' && (
        <Alert
          type={REFUSED > 0 ? 'warning' : 'success'}
          showIcon
          title={texts.checkedAll(READY, REFUSED, ALREADY)}
        />
      )}
      {phase === 'DONE' && (
        <Alert type="success" showIcon title={texts.done(IMPORTED, REFUSED, ALREADY, seconds.toFixed(1))} />
      )}
    </div>
  );
}
