/** How long the thread that evaluates alarms works in one go. */

const EVERY_MS = 10;
/** Less than this is no hold-up of anything. */
const LEAST_MS = 5;

/**
 * Every few milliseconds a timer asks how much processor time this thread alone has used since the timer was last
 * let in: the longest that anything due had to wait for the server's own work. Time that other programs took of the
 * processor is not in it, nor time in which there was nothing to do. Returns the way to stop.
 */
export function watchLoop(held: (ms: number) => void): () => void {
  let last = threadCpuMs();
  const timer = setInterval(() => {
    const now = threadCpuMs();
    if (now - last >= LEAST_MS) held(now - last);
    last = now;
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
