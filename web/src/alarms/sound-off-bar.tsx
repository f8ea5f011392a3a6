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
          <strong>No alarm is heard from this screen</strong>
          <span>The last silent test did not come out of it. Check its sound output.</span>
        </div>
      ) : null;
    case 'suspended':
      return (
        <button type="button" className={classes.button} onClick={() => void sound.arm()}>
          <strong>Sound is off - tap to arm</strong>
          <span>The browser keeps this screen silent until it is touched.</span>
        </button>
      );
    case 'unavailable':
      return (
        <div className={classes.bar} role="status">
          <strong>This screen cannot sound</strong>
          <span>Its browser has no audio output. Use another one for alarms.</span>
        </div>
      );
  }
}
