import type { Alarm } from '@chairside/shared/alarms/alarm';
import { firstSteps, pauseReasons } from '@chairside/shared/alarms/words/prompts';
import type { SessionPhase } from '@chairside/shared/session/state';
import { useShallow } from 'zustand/react/shallow';
import { AlarmLine } from '../alarms/alarm-line.tsx';
import { ChairSound } from '../alarms/chair-sound.tsx';
import { say, textOf, words } from '../language/say.ts';
import { useChairAlarms } from '../live/alarms-store.ts';
import { useClock } from '../live/clock-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import { Soft } from '../ui/text.tsx';
import classes from './chair.module.css';

const stepsOf = (alarm: Alarm) => {
  const steps = firstSteps(alarm);
  return steps === null ? [] : [textOf(steps)];
};

/** Every live alarm of the chair, worst first. Nothing on this page may cover it. */
export function ChairAlarms({ chairId, sessionId }: { chairId: string; sessionId: string }) {
  const alarms = useChairAlarms(chairId);
  const phase = useSessions((state) => state.sessions[sessionId]?.phase ?? null);
  const steps = [...new Set(alarms.flatMap((alarm) => stepsOf(alarm)))];
  return (
    <section className={classes.alarms} aria-label={say('chair.alarms')} data-chair={chairId}>
      {alarms.length === 0 ? <p className={classes.quiet}>{say('chair.no-alarms')}</p> : null}
      {alarms.map((alarm) => (
        <AlarmLine key={alarm.id} chairId={chairId} alarm={alarm} sessionId={sessionId} />
      ))}
      <ChairSound alarms={alarms} sessionId={sessionId} />
      {phase === null ? null : <PausePrompt chairId={chairId} phase={phase} />}
      {steps.map((text) => (
        <Soft key={text}>{text}</Soft>
      ))}
    </section>
  );
}

/** A prompt, never an order: the pump is nobody's but the nurse's. */
function PausePrompt({ chairId, phase }: { chairId: string; phase: SessionPhase }) {
  const alarms = useChairAlarms(chairId);
  const reasons = useClock(
    useShallow((state) => pauseReasons(alarms, phase === 'infusing', state.now, words)),
  );
  if (reasons.length === 0) return null;
  return (
    <p className={classes.prompt} role="note">
      <strong>{say('chair.consider-pausing-the-infusion-you')}</strong> {reasons.join('. ')}
    </p>
  );
}
