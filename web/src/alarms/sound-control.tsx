import { Popover, Slider, Text } from '@mantine/core';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useWakeLock } from '../live/wake-lock.ts';
import state from '../ui/state-item.module.css';
import { sound } from './sound.ts';
import { CRITICAL_FLOOR, MIN_VOLUME, setVolume, useSound } from './sound-store.ts';
import { wakeText } from './wake-state.tsx';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const percent = (value: number) => `${Math.round(value * 100)} %`;

/** State of the sound, and its volume. There is no way to switch it off. */
export function SoundControl() {
  const { state: armed, volume } = useSound();
  const on = armed === 'running';
  const wake = wakeText(useWakeLock((lock) => lock.state));
  return (
    <Popover width={260} position="bottom-end" withArrow>
      <Popover.Target>
        <button
          type="button"
          className={state.button}
          data-bad={!on || undefined}
          data-sound={armed}
          aria-label={on ? `Sound on, volume ${percent(volume)}` : 'Sound off'}
          onClick={() => void sound.arm()}
        >
          {on ? <IconVolume size={18} /> : <IconVolumeOff size={18} />}
          <span className={state.word}>{on ? 'sound on' : 'sound off'}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600} mb="xs">
          Alarm volume
        </Text>
        <Slider
          value={volume}
          min={MIN_VOLUME}
          max={1}
          step={0.1}
          label={percent}
          thumbLabel="Alarm volume"
          onChange={setVolume}
          onChangeEnd={() => sound.sample()}
        />
        <Text size="xs" c="dimmed" mt="sm">
          Critical alarms never sound below {percent(CRITICAL_FLOOR)}. An acknowledged alarm is
          silent; charting never silences one.
        </Text>
        {wake === null ? null : (
          <Text size="xs" mt="sm">
            {capital(wake)}.
          </Text>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
