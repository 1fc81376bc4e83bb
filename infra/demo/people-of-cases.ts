import { completeCreditCode } from '#kernel/values/credit-code.js';
import { countyDivision } from '../county/organisations.js';
import type { Random } from './random.js';

/** A worker who does not exist: the name says so, the number lies in a division that nobody has. */
export interface Worker {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}

/** A firm that does not exist; FAKE stands in its code. */
export interface Firm {
  readonly name: string;
  readonly creditCode: string;
}

const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
const families = ['测试', '样例'];

export function workerAt(index: number, random: Pick<Random, 'between'>): Worker {
  const name = `${families[index % 2]}${stems[index % stems.length]}${branches[Math.floor(index / 2) % branches.length]}`;
  const born = `${random.between(1966, 2004)}${two(random.between(1, 12))}${two(random.between(1, 28))}`;
  const start = `${countyDivision}${born}${String(100 + (index % 900))}`;
  return {
    name,
    idNumber: start + checkCharacter(start),
    phone: `144${String(10_000_000 + index)}`,
  };
}

const trades = ['制衣', '建筑劳务', '食品', '物流', '机械', '餐饮管理', '家政服务', '电子', '陶瓷', '商贸'];
const places = ['东湖', '南山', '西岭', '北桥', '中心', '石门'];

export const firms: readonly Firm[] = places.flatMap((place, row) =>
  trades.map((trade, column) => ({
    name: `虚构${place}${trade}有限公司`,
    creditCode: completeCreditCode(`91${countyDivision}FAKE${String(3000 + row * trades.length + column)}`),
  })),
);

/** The mediators who sign in; the worked cases know them by the same numbers. */
export const unionMediator = { name: '样例子', idNumber: '532899198904040417', staffId: 'union-mediator' };
export const unionLawyer = { name: '样例丑', idNumber: '530199199312120522', staffId: 'union-lawyer' };
export const centreMediator = { name: '测试壬', idNumber: '370499198107170346', staffId: 'hr-mediator' };

/** The firm that the union's lawyer advises, and the one where a mediator of the centre works besides. */
export const lawyersFirm = firms[2]!;
export const centresFirm = firms[5]!;

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export function completeIdNumber(first17: string): string {
  return first17 + checkCharacter(first17);
}

/** GB 11643: the last character checks the seventeen before it. */
function checkCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return '10X98765432'[sum % 11]!;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
