import { say } from '../language/say.ts';
import classes from '../ui/bars.module.css';
import { useProof } from './proof-store.ts';
import { sound } from './sound.ts';
import { useSound } from './sound-store.ts';

/** Alarms without sound must be impossible to overlook; one tap anywhere arms it. */
export function SoundOffBar() {
  const state = useSound((sounds) => sounds.state);
  const heard = useProof((proof) => proof.last?.heard);
  switch (state) {
    case 'running':
      return heard === 'silent' || heard === 'stalled' ? (
        <div className={classes.bar} role="status">
          <strong>{say('alarms.no-alarm-is-heard-from-this')}</strong>
          <span>{say('alarms.the-last-silent-test-was-not')}</span>
        </div>
      ) : null;
    case 'suspended':
      return (
        <button type="button" className={classes.button} onClick={() => void sound.arm()}>
          <strong>{say('alarms.sound-is-off-tap-to-arm')}</strong>
          <span>{say('alarms.the-browser-keeps-this-screen')}</span>
        </button>
      );
    case 'unavailable':
      return (
        <div className={classes.bar} role="status">
          <strong>{say('alarms.this-screen-cannot-sound')}</strong>
          <span>{say('alarms.its-browser-has-no-audio-output')}</span>
        </div>
      );
  }
}
