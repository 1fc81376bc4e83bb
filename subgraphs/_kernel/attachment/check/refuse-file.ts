import { Refusal } from '#kernel/refusal.js';

/** 10 MB: what one file may have at most. */
export const largestFile = 10 * 1024 * 1024;

const asPdf = '可以另存为 PDF 后再上传。';
const reasons = {
  EMPTY: ['文件是空的。', '请检查所选的文件。'],
  TOO_LARGE: ['文件过大（最多 10 MB）。', '请压缩图片或分成几个文件上传。'],
  TOO_MANY: ['本案附件已达 500 个，不能再增加。', '请移除不需要的附件后再上传。'],
  NAME: ['文件名不符合要求。', '请改名后再上传：不超过 120 字，不含 / \\ : * ? " < > | 等符号。'],
  TYPE: ['不支持这种文件。', '可以上传 PDF、JPEG、PNG、DOCX、XLSX、OFD 和 UTF-8 编码的 TXT 文件。'],
  EXTENSION: ['文件内容与扩展名不一致。', '请用原来的软件重新保存后再上传。'],
  DAMAGED: ['文件已损坏，无法检查。', '请用原来的软件重新保存后再上传。'],
  POLYGLOT: ['文件里夹带了其他内容。', '请用原来的软件另存一份，或者截图后再上传。'],
  BOMB: ['文件展开后过大，不能接收。', asPdf],
  PIXELS: ['图片尺寸过大（最多 5000 万像素，每边 20000）。', '请缩小图片后再上传。'],
  ARCHIVE: ['文件里嵌有其他压缩包或文档。', `请把它们分别上传，或者${asPdf}`],
  PATH: ['文件内部含有不安全的路径。', asPdf],
  ENCRYPTED: ['文件设有密码或已加密，无法检查。', '请去掉密码后再上传。'],
  ACTIVE: ['文件含有宏、脚本、外部链接或嵌入的程序。', `请去掉后再上传，或者${asPdf}`],
  VIRUS: ['文件含有病毒特征，已拒收。', '请联系本单位的系统管理员。'],
  TOO_SLOW: ['文件结构过于复杂，无法在规定时间内检查完。', asPdf],
  BUSY: ['同时上传的文件过多。', '请稍后再试。'],
  SCANNER_DOWN: ['病毒扫描暂时不可用，文件没有接收。', '请稍后再试。'],
} as const;
export type FileProblem = keyof typeof reasons;

/** The refusal of a file: `ATTACHMENT_BOMB` and its like. */
export function refuseFile(problem: FileProblem): Refusal {
  const [message, hint] = reasons[problem];
  return new Refusal(`ATTACHMENT_${problem}`, message, hint);
}
