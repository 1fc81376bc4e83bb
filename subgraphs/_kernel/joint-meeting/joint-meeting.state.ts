import type { Machine } from '#kernel/machine.js';

/**
 * CALLED           召集      the notice names who is asked to come
 * HELD             召开
 * MINUTED          纪要      positions and tasks are in the minutes
 * ACTIONS_TRACKED  任务跟踪  the tasks are with their owners
 * CLOSED           办结      every task is done (final)
 */
export type MeetingState = 'CALLED' | 'HELD' | 'MINUTED' | 'ACTIONS_TRACKED' | 'CLOSED';
export type MeetingAct = 'hold' | 'minute' | 'track' | 'close';

export const meetingMachine: Machine<MeetingState, MeetingAct> = {
  CALLED: { hold: 'HELD' },
  HELD: { minute: 'MINUTED' },
  MINUTED: { track: 'ACTIONS_TRACKED' },
  ACTIONS_TRACKED: { close: 'CLOSED' },
  CLOSED: {},
};
