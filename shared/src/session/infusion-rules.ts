import { SIGNAL_INFO, type Signal } from '../vitals/catalogue.ts';
import type { Command } from './commands.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { Baseline } from './events.ts';
import type { SessionState } from './state.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function decideBaseline(
  session: SessionState,
  { baseline }: Of<'set-baseline'>,
  at: number,
): Decision {
  if (session.phase !== 'before') return refuse('not-before-start');
  const values = baselineValues(baseline);
  if (values.length === 0) return refuse('baseline-empty');
  for (const [signal, value] of values) {
    const { label, min, max, unit } = SIGNAL_INFO[signal];
    if (value < min || value > max) {
      const range = `${min} to ${max} ${unit}`;
      return refuse('baseline-implausible', `${label} ${value} is outside ${range}.`);
    }
  }
  if (baseline.sys !== undefined && baseline.dia !== undefined && baseline.dia >= baseline.sys) {
    return refuse('baseline-implausible', `${baseline.sys}/${baseline.dia} is no blood pressure.`);
  }
  return accept(at, { type: 'baseline-set', baseline });
}

function baselineValues(baseline: Baseline): [Signal, number][] {
  const signals = ['hr', 'spo2', 'rr', 'etco2', 'temp', 'sys', 'dia'] as const;
  return signals.flatMap((signal): [Signal, number][] => {
    const value = baseline[signal];
    return value === undefined ? [] : [[signal, value]];
  });
}

export function decideStart(
  session: SessionState,
  command: Of<'start-infusion'>,
  at: number,
): Decision {
  switch (session.phase) {
    case 'before': {
      const { drug, doseMg, plannedMinutes } = command;
      const plan = { drug, plannedMinutes, ...(doseMg === undefined ? {} : { doseMg }) };
      return accept(at, { type: 'infusion-started', ...plan });
    }
    case 'infusing':
    case 'paused':
      return refuse('already-started');
    case 'recovery':
      return refuse('already-stopped');
    case 'closed':
      return refuse('session-closed');
  }
}

export function decidePause(
  session: SessionState,
  command: Of<'pause-infusion'>,
  at: number,
): Decision {
  switch (session.phase) {
    case 'infusing':
      return accept(at, { type: 'infusion-paused', reason: command.reason });
    case 'before':
      return refuse('not-started');
    case 'paused':
      return refuse('already-paused');
    case 'recovery':
      return refuse('already-stopped');
    case 'closed':
      return refuse('session-closed');
  }
}

export function decideResume(session: SessionState, at: number): Decision {
  switch (session.phase) {
    case 'paused':
      return accept(at, { type: 'infusion-resumed' });
    case 'before':
      return refuse('not-started');
    case 'infusing':
      return refuse('not-paused');
    case 'recovery':
      return refuse('already-stopped');
    case 'closed':
      return refuse('session-closed');
  }
}

export function decideStop(
  session: SessionState,
  command: Of<'stop-infusion'>,
  at: number,
): Decision {
  switch (session.phase) {
    case 'infusing':
    case 'paused': {
      const note = command.note === undefined ? {} : { note: command.note };
      return accept(at, { type: 'infusion-stopped', reason: command.reason, ...note });
    }
    case 'before':
      return refuse('not-started');
    case 'recovery':
      return refuse('already-stopped');
    case 'closed':
      return refuse('session-closed');
  }
}

export function decideClose(session: SessionState, command: Of<'close'>, at: number): Decision {
  switch (session.phase) {
    case 'before':
    case 'recovery': {
      const note = command.note === undefined ? {} : { note: command.note };
      return accept(at, { type: 'session-closed', ...note });
    }
    case 'infusing':
    case 'paused':
      return refuse('still-infusing');
    case 'closed':
      return refuse('session-closed');
  }
}
