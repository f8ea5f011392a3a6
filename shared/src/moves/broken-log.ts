export type BrokenLogCode = 'out-of-order' | 'wrong-session' | 'not-opened' | 'opened-twice';

/** The events do not make one session's log: a fault of whoever fed them, never of a person. */
export class BrokenLog extends Error {
  override readonly name = 'BrokenLog';
  readonly code: BrokenLogCode;
  constructor(code: BrokenLogCode, message: string) {
    super(message);
    this.code = code;
  }
}
