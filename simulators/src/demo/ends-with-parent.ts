/** Loaded before a child's own program: it ends when its parent does, however that ended. */

/** What stops in order gets so long: a server puts its last commits down and takes its database with it. */
const STOP_MS = 8_000;

process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), STOP_MS).unref();
});
// Listening must not keep a program alive that has come to its own end.
process.channel?.unref();
