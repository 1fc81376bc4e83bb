import { flushCompileCache } from 'node:module';

/**
 * For a program that is ready. Calls `stop` once on SIGTERM, SIGINT or the parent's end, and leaves within five seconds
 * whatever happens.
 */
export function onEnd(stop: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), 5_000).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  // Who is killed keeps nothing at its end, and would compile everything again.
  flushCompileCache();
  process.on('SIGTERM', end).on('SIGINT', end).on('disconnect', end);
}
