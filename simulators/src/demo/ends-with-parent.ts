/** Loaded before a child's own program: it ends when its parent does, however that ended. */
process.on('disconnect', () => process.exit());
// Listening must not keep a program alive that has come to its own end.
process.channel?.unref();
