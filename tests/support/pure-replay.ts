import { type AlarmTransition, SERVER_CONDITIONS } from '@chairside/shared/alarms/alarm';
import { step } from '@chairside/shared/alarms/engine/step';
import { type AlarmInput, initialAlarms } from '@chairside/shared/alarms/state/state';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { SCORE_SCALES } from '@chairside/shared/protocols/document/score-limits';
import { engineOf } from '@chairside/shared/replay/recorded-engine';
import type { SessionEvent } from '@chairside/shared/session/events';
import type { Reading } from '@chairside/shared/vitals/reading';

/** What a session's log says to the alarm engine, for sessions that do not pause, correct nothing and withdraw vital signs only. */
function inputOf(event: SessionEvent): AlarmInput | null {
  const { recordedAt: at, by, body, seq } = event;
  switch (body.type) {
    case 'monitor-attached':
      return { kind: 'attached', at, attached: true };
    case 'monitor-detached':
      return { kind: 'attached', at, attached: false };
    case 'baseline-set':
      return { kind: 'baseline', at, baseline: body.baseline };
    case 'infusion-started':
      return { kind: 'phase', at, phase: 'infusing' };
    case 'infusion-stopped':
      return { kind: 'phase', at, phase: 'recovery' };
    case 'vitals-recorded': {
      const { onAir: _, ...entered } = body.values;
      const values = Object.fromEntries(
        Object.entries(entered).flatMap(([signal, value]) =>
          value === undefined ? [] : [[signal, value] as const],
        ),
      );
      return { kind: 'manual', at, seq, takenAt: event.at, values };
    }
    case 'entry-withdrawn':
      return { kind: 'manual', at, seq: body.amends, values: {}, withdrawn: true };
    case 'assessed': {
      const { scale, score: value } = body.assessment;
      const known = SCORE_SCALES.find((one) => one === scale);
      return known ? { kind: 'score', at, seq, scale: known, value, takenAt: event.at } : null;
    }
    case 'effect-observed':
      return {
        kind: 'effect',
        at,
        seq,
        term: body.term,
        severity: body.severity,
        withdrawn: false,
      };
    case 'patient-up':
      return { kind: 'standby', at, up: true };
    case 'patient-back':
      return { kind: 'standby', at, up: false };
    case 'alarm-acknowledged':
      return { kind: 'acknowledge', at, alarmId: body.alarmId, by };
    case 'alarm-changed': {
      const { change, alarm, at: due } = body.transition;
      const condition = SERVER_CONDITIONS.find((one) => alarm.key === `technical:${one}`);
      if (condition === undefined) return null;
      const { offMs } = alarm;
      const more = offMs === undefined ? {} : { offMs };
      return { kind: 'technical', at: due, condition, present: change === 'raised', ...more };
    }
    default:
      return null;
  }
}

/**
 * The alarm engine alone, over what the store gives back and what the log says was done, up to `endedAt`
 * (server clock, epoch ms): every transition that the log should hold, in order.
 */
export function pureReplay(
  log: readonly SessionEvent[],
  stored: readonly Reading[],
  endedAt: number,
  protocol = DEFAULT_PROTOCOL,
): AlarmTransition[] {
  const inputs: AlarmInput[] = stored.map((reading) => ({
    ...{ kind: 'reading', at: reading.arrivedAt, reading },
  }));
  for (const event of log) {
    const input = inputOf(event);
    if (input) inputs.push(input);
  }
  // Stable: of one instant, readings before what the log says.
  inputs.sort((a, b) => a.at - b.at);
  inputs.push({ kind: 'tick', at: Math.max(endedAt, inputs.at(-1)?.at ?? 0) });
  let alarms = initialAlarms('before', engineOf(log));
  return inputs
    .flatMap((input) => {
      const result = step(alarms, input, protocol);
      alarms = result.alarms;
      return result.transitions;
    })
    .filter(({ change }) => change !== 'acknowledged');
}
