import { describe, expect, test } from 'vitest';
import { parseNotice, typedDays } from './parse-notice.ts';

const notice = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

describe('the notice of a year', () => {
  test('gives the days off on weekdays and the weekends worked instead', () => {
    expect(parseNotice(notice, 2026)).toEqual({
      off: '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07'.split(
        ' ',
      ),
      makeUp: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    });
  });

  test('gives nothing where it names no days', () => {
    expect(parseNotice('关于放假的通知', 2026)).toEqual({ off: [], makeUp: [] });
  });

  test('may be typed day by day, in either way', () => {
    expect(typedDays('10-01、10-02 10-05')).toEqual(['10-01', '10-02', '10-05']);
    expect(typedDays('1月4日、10月10日')).toEqual(['01-04', '10-10']);
  });
});
