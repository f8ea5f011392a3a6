import { calling } from '../alarms/sound/audio.ts';
import { accept, type DecideContext, type Decision, refuse } from './decision.ts';
import { SOUND_PAUSE_MS } from './sound-pause.ts';
import type { SessionState } from './state.ts';

/** Covers what calls at this moment and nothing that comes later. Pausing what is paused does not prolong it. */
export function decidePauseSound(
  session: SessionState,
  context: DecideContext,
  at: number,
): Decision {
  const covers = calling(context.liveAlarms).map(({ id }) => id);
  if (covers.length === 0) return refuse('nothing-sounding');
  const pause = session.soundPause;
  if (pause && pause.until > at && covers.every((id) => pause.covers.includes(id))) {
    return accept(at);
  }
  return accept(at, { type: 'sound-paused', until: at + SOUND_PAUSE_MS, covers });
}

export function decideResumeSound(session: SessionState, at: number): Decision {
  const { soundPause } = session;
  return soundPause && soundPause.until > at ? accept(at, { type: 'sound-resumed' }) : accept(at);
}
