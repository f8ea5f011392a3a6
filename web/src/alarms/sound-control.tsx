import { Popover, Slider, Text } from '@mantine/core';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { say } from '../language/say.ts';
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
          aria-label={
            on
              ? say('alarms.sound-on-volume-volume', { volume: percent(volume) })
              : say('alarms.sound-off')
          }
          onClick={() => void sound.arm()}
        >
          {on ? <IconVolume size={18} /> : <IconVolumeOff size={18} />}
          <span className={state.word}>
            {on ? say('alarms.sound-on') : say('alarms.sound-off-2')}
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600} mb="xs">
          {say('alarms.alarm-volume')}
        </Text>
        <Slider
          value={volume}
          min={MIN_VOLUME}
          max={1}
          step={0.1}
          label={percent}
          thumbLabel={say('alarms.alarm-volume')}
          onChange={setVolume}
          onChangeEnd={() => sound.sample()}
        />
        <Text size="xs" c="dimmed" mt="sm">
          {say('alarms.critical-alarms-never-sound-below', {
            criticalFloor: percent(CRITICAL_FLOOR),
          })}
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
