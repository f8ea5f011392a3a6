/** SQLSTATE classes of a server that is going, coming, or cut off: connection exception, operator intervention. */
const SQLSTATE = /^(08\w{3}|57P0[1-5])$/;
const SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
]);
/** The driver gives these no code. */
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether a failure says only that the database cannot be reached now, however it is wrapped. */
export function isDatabaseAway(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = 'code' in current && typeof current.code === 'string' ? current.code : '';
    if (SQLSTATE.test(code) || SYSTEM.has(code) || DRIVER.test(current.message)) return true;
    // A Unix socket that is not there.
    if (code === 'ENOENT' && 'syscall' in current && current.syscall === 'connect') return true;
  }
  return false;
}
