import { RefusedAtDoor } from '../refused-request.js';

/** An operation beyond a limit. */
export function tooLarge(message: string): RefusedAtDoor {
  return new RefusedAtDoor(400, 'QUERY_TOO_LARGE', message, '请把查询拆成几次较小的查询。');
}
