import type { Logger } from 'pino';

/** A notice as it is carried outside the desk: ids and codes, nothing of a person. */
export interface CarriedNotice {
  id: string;
  noticeId: string;
  organisation: string;
  kind: string;
  caseCode: string | null;
}

/**
 * A way to reach people outside the desk, such as the SMS gateway of the county or its 政务微信. Who of the organisation is reached,
 * and under which number, is known to the channel alone. One that throws is tried again.
 */
export interface NoticeChannel {
  readonly name: string;
  /** 「短信」 */
  readonly title: string;
  /** Null where it really sends; otherwise what is missing, in words. */
  readonly missing: string | null;
  send(notice: CarriedNotice, log: Logger): Promise<void>;
}

function logged(name: string, title: string, missing: string): NoticeChannel {
  return {
    ...{ name, title, missing },
    send: async ({ id, noticeId, kind }, log) =>
      log.info({ channel: name, delivery: id, notice: noticeId, kind }, missing),
  };
}

let channels: readonly NoticeChannel[] = [
  logged('SMS', '短信', '未接短信网关，仅记日志'),
  logged('WECOM', '政务微信', '未接政务微信，仅记日志'),
];

export function noticeChannels(): readonly NoticeChannel[] {
  return channels;
}

/** Connects real channels in place of those that only write into the log; at the start of a process. */
export function connectChannels(connected: readonly NoticeChannel[]): void {
  channels = connected;
}
