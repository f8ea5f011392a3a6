/** What a log says of a failure: of what kind and where, never with the data that it met. */
export interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly sqlstate?: string;
  readonly constraint?: string;
  readonly message?: string;
  /** Places alone. */
  readonly stack?: string;
  readonly cause?: LoggedError;
}

const SQLSTATE = /^[0-9A-Z]{5}$/;
const MOST_FRAMES = 8;
/** A failure that wraps itself must not hang the log. */
const DEEPEST = 6;

/**
 * Messages of the database and of what was built on them repeat parameters; those of parsers repeat the text.
 * Only the message of a failure that has none of these within it is kept.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const text = (name: string): string | undefined => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? value : undefined;
  };
  const code = text('code');
  const ofDatabase = isOfDatabase(error);
  const constraint = text('constraint');
  const stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim());
  return {
    type: error.name,
    ...(ofDatabase && code !== undefined && SQLSTATE.test(code) ? { sqlstate: code } : {}),
    ...(!ofDatabase && code !== undefined ? { code } : {}),
    ...(constraint === undefined ? {} : { constraint }),
    ...(isTellable(error) ? { message: error.message } : {}),
    ...(stack.length > 0 ? { stack: stack.join('\n') } : {}),
    ...(error.cause instanceof Error && depth < DEEPEST
      ? { cause: loggedError(error.cause, depth + 1) }
      : {}),
  };
}

function isOfDatabase(error: Error): boolean {
  return (
    error.name === 'DrizzleQueryError' ||
    ('query' in error && 'params' in error) ||
    ('severity' in error && 'routine' in error)
  );
}

function isTellable(error: Error): boolean {
  return (
    !isOfDatabase(error) &&
    !(error instanceof SyntaxError) &&
    !('issues' in error && error.name.includes('Zod'))
  );
}
