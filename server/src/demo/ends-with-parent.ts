/** Loaded before a child's own program: it ends when its parent does, however that ended. */
process.on('disconnect', () => process.exit());
