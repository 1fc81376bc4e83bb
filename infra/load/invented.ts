import { pinyin } from 'pinyin-pro';
import { asVector, lexemesOf } from '#kernel/search/lexemes.js';
import { completeCreditCode } from '#kernel/values/credit-code.js';
import { countyDivision } from '../county/organisations.js';
import { completeIdNumber } from '../demo/people-of-cases.js';

export interface InventedParty {
  readonly name: string;
  /** The name as the search reads it. */
  readonly search: string;
  /** Number of identity, or credit code. */
  readonly number: string;
  readonly phone: string;
}

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'];
/** Of one reading each. */
const given = [
  ...'波涛江河湖海洋溪泉源清洁净润泽浩瀚渊潭滨岸岛峰岭岩崖峻崇山川原野田园林森松柏桃李杏梅兰竹菊荷莲芳芬芝苗茂荣英华',
  ...'春夏秋冬晨晚明亮光辉星月云雨雪霜露虹霞风雷电天地日阳阴东西南北左右前后里外高低深浅远近新旧古今早迟快慢刚柔强弱',
  ...'金银铜铁锡玉珠宝石瓦砖木柱梁桥路街巷郊镇村店铺船帆舟车轮马牛羊鹿虎豹狮熊猫狗兔鼠龙蛇鹰燕雁鹤鸥鱼虾龟蛙蝶蜂蚕',
  ...'红黄蓝绿青紫黑白灰粉布衣帽鞋袜巾带线针棉麻丝绸缎米麦豆瓜果菜茶酒油盐糖醋酱碗盘杯壶锅刀叉勺筷灯烛镜钟鼓琴笛箫',
  ...'诗书画笔墨纸砚印章词句文字典册页卷题答问学习思想念忆志愿望德仁义礼智信忠孝廉勇勤俭敬恳谦和平安康健福禄寿喜庆祥瑞',
];
/** In no name, and like no name, but of the twenty workers whom a search is tried with at every size. */
export const soughtName = '王样澄澈';

const syllables = new Map<string, string>();

function syllable(character: string): string {
  const known = syllables.get(character);
  if (known !== undefined) return known;
  const sound = pinyin(character, { toneType: 'none', v: true });
  syllables.set(character, sound);
  return sound;
}

/** The lexemes of a name whose characters have one reading each, put together without reading the name again. */
function quickLexemes(characters: readonly string[]): string[] {
  const sounds = characters.map(syllable);
  const pairs = characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  const rests = sounds.map((_, at) => sounds.slice(at));
  return [
    ...characters,
    ...pairs,
    ...rests.map((rest) => rest.join('')),
    ...rests.map((rest) => rest.map(([initial]) => initial).join('')),
  ];
}

/** A worker who does not exist, the same for the same index. */
export function inventedWorker(index: number, mixed: number, sought: boolean): InventedParty {
  const characters = sought
    ? [...soughtName]
    : [
        surnames[mixed % surnames.length]!,
        '样',
        given[Math.floor(mixed / surnames.length) % given.length]!,
        given[Math.floor(mixed / surnames.length / given.length) % given.length]!,
      ];
  const born = new Date(Date.UTC(1962, 0, 1 + (index % 15_000))).toISOString().slice(0, 10);
  const order = String(Math.floor(index / 15_000) % 1_000).padStart(3, '0');
  return {
    name: characters.join(''),
    search: asVector(quickLexemes(characters)),
    number: completeIdNumber(`${countyDivision}${born.replaceAll('-', '')}${order}`),
    phone: `145${String(index % 100_000_000).padStart(8, '0')}`,
  };
}

const trades = ['制衣', '建筑劳务', '食品', '物流', '机械', '餐饮管理', '家政服务', '电子', '陶瓷', '商贸'];
const firms = new Map<number, InventedParty>();

/** A firm that does not exist; many cases are of the same. */
export function inventedFirm(index: number): InventedParty {
  const known = firms.get(index);
  if (known) return known;
  const [first, second] = [given[(index * 7) % given.length]!, given[Math.floor(index / 10) % given.length]!];
  const name = `虚构${first}${second}${trades[index % trades.length]!}有限公司`;
  const code = completeCreditCode(`91${countyDivision}FAKE${spelled(index + 20_000)}`);
  const firm = { name, search: asVector(lexemesOf(name)), number: code, phone: '' };
  firms.set(index, firm);
  return firm;
}

/** Four characters of those a credit code may have. */
function spelled(number: number): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let [rest, text] = [number, ''];
  for (let at = 0; at < 4; at++) {
    text = alphabet[rest % 31]! + text;
    rest = Math.floor(rest / 31);
  }
  return text;
}

/** For tests: the lexemes of a worker's name, put together as they are kept. */
export function lexemesKept(name: string): string[] {
  return quickLexemes([...name]);
}

/** A number that looks drawn, the same for the same two. */
export function mix(index: number, seed: number): number {
  let mixed = Math.imul(index ^ 0x5bd1e995, 0x85ebca6b) ^ Math.imul(seed + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
