import { Refusal } from '#kernel/refusal.js';
import { idNumber } from '#kernel/values/id-number.js';
import { yuan } from '#kernel/values/money.js';
import { phone as phoneNumber } from '#kernel/values/phone.js';
import { halfWidth } from '#kernel/values/value-scalar.js';
import { type LineFault, refuseFaults } from './line-faults.js';

/** Ten workers or more with a common claim make a dispute collective (调仲法 §7). */
export const collectiveThreshold = 10;

/** One worker of the list (劳动者名册). */
export interface ListedWorker {
  line: number;
  name: string;
  idNumber: string;
  phone: string | null;
  /** In fen. */
  claim: number;
}

const longest = 2_000;

/**
 * Reads a list of workers as it comes out of a spreadsheet: 姓名、身份证号、电话、请求金额（元）, a worker a line, by commas or tabs.
 * Refuses the whole list with BAD_LIST, naming the lines; with NOT_COLLECTIVE one of fewer than ten workers.
 */
export function readWorkerList(text: string): ListedWorker[] {
  const rows = rowsOf(text);
  if (rows.length > longest)
    throw new Refusal('BAD_INPUT', `名册超过${longest}行。`, '请分成几件集体争议办理。');
  const faults: LineFault[] = [];
  const firstLine = new Map<string, number>();
  const workers = rows.flatMap(({ line, cells }) => {
    const worker = workerOf(line, cells, faults);
    if (!worker) return [];
    const before = firstLine.get(worker.idNumber);
    if (before !== undefined) faults.push({ line, text: `与第${before}行的身份证号相同` });
    firstLine.set(worker.idNumber, before ?? line);
    return [worker];
  });
  refuseFaults(faults);
  needCollective(workers.length);
  return workers;
}

/** Refuses with NOT_COLLECTIVE fewer than ten. */
export function needCollective(workers: number): void {
  if (workers >= collectiveThreshold) return;
  throw new Refusal(
    'NOT_COLLECTIVE',
    `名册只有${workers}人，不构成集体争议。`,
    '劳动者一方十人以上并有共同请求的，才推选代表人（劳动争议调解仲裁法第七条）；其他案件请按普通案件登记各当事人。',
  );
}

function rowsOf(text: string): { line: number; cells: string[] }[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((raw) => cellsOf(raw))
    .filter((cells) => cells.some((cell) => cell !== ''))
    .filter((cells, at) => !(at === 0 && cells[0] === '姓名'))
    .map((cells, at) => ({ line: at + 1, cells }));
}

/** Cells between commas or tabs; in double quotes where a cell holds a comma of its own. */
function cellsOf(raw: string): string[] {
  const mark = raw.includes('\t') ? '\t' : ',';
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const character of raw.replaceAll('，', ',')) {
    if (character === '"') quoted = !quoted;
    else if (character === mark && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return [...cells, cell.trim()];
}

function workerOf(line: number, cells: string[], faults: LineFault[]): ListedWorker | null {
  const before = faults.length;
  const [name = '', number = '', phone = '', amount = ''] = cells;
  if (cells.length > 4) faults.push({ line, text: '列数过多，金额含千分位逗号的请加引号' });
  if (name === '') faults.push({ line, text: '缺少姓名' });
  const read = <T>(what: string, value: () => T): T | null => {
    try {
      return value();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      faults.push({ line, text: `${what}：${error.message.replace(/。$/, '')}` });
      return null;
    }
  };
  const id = read('身份证号', () => idNumber(number));
  const telephone = phone === '' ? null : read('电话', () => phoneNumber(phone));
  const claim = read('金额', () => yuan(halfWidth(amount)));
  if (claim === 0) faults.push({ line, text: '金额应当大于零' });
  if (faults.length > before || id === null || claim === null) return null;
  return { line, name, idNumber: id, phone: telephone, claim };
}
