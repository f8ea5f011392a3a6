import type { GateLevel, GateSignal } from '../protocols/document/gate.ts';
import type { Message } from '../wording/message.ts';

/** A value on the wrong side of a term of a rule. */
export interface BeyondGate {
  readonly signal: GateSignal;
  readonly side: 'low' | 'high';
  readonly value: number;
  readonly limit: number;
}

/** One thing that the gate asks for, as it stands. */
export interface Found {
  readonly code: string;
  readonly level: GateLevel;
  readonly met: boolean;
  readonly message: Message;
  /** What exactly stands in the way: an override counts for this alone. */
  readonly finding: string;
  /** Values that stop the start. */
  readonly beyond?: readonly BeyondGate[];
}
