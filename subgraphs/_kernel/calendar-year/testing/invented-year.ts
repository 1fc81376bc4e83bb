import type { YearNotice } from '#kernel/clock/calendar.js';

/** How 2027 might be arranged; no notice has said so. 249 working days. */
export const invented2027: YearNotice = {
  year: 2027,
  notice: '关于2027年部分节假日安排的通知（样例，非真实文号）',
  off: [
    ...['01-01', '02-05', '02-08', '02-09', '02-10', '02-11', '04-05', '05-03', '05-04', '05-05'],
    ...['06-09', '09-15', '10-01', '10-04', '10-05', '10-06', '10-07'],
  ],
  makeUp: ['01-30', '02-20', '05-08', '09-26', '10-09'],
};
