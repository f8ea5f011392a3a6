import { marksOf } from '@chairside/shared/replay/told-log';
import { ActionIcon, Button, SegmentedControl, Slider } from '@mantine/core';
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
} from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { say } from '../../language/say.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { ButtonRow } from '../../ui/fields.tsx';
import { nextMark, SPEEDS } from './player.ts';
import classes from './replay.module.css';
import type { Replay } from './use-replay.ts';

const STEP_MS = 10_000;

interface Props {
  readonly replay: Replay;
  readonly zone: string;
}

/** Play, pause, step, jump: by pointer, and by Space, the arrow keys, N and P. */
export function ReplayControls({ replay, zone }: Props) {
  const { log, player, act } = replay;
  const marks = useMemo(() => marksOf(log), [log]);
  const times = useMemo(() => marks.map(({ at }) => at), [marks]);
  const next = nextMark(times, player.at, 1);
  const before = nextMark(times, player.at, -1);
  const playing = player.mode === 'playing';

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // A slider and a button have these keys for themselves.
      if (target instanceof HTMLElement && target.closest('button, input, [role="slider"]')) return;
      const go = (at: number | null) => {
        if (at !== null) act({ type: 'go', at });
      };
      const acts: Record<string, () => void> = {
        ' ': () => act({ type: 'toggle' }),
        ArrowLeft: () => act({ type: 'step', by: -STEP_MS }),
        ArrowRight: () => act({ type: 'step', by: STEP_MS }),
        n: () => go(next),
        p: () => go(before),
      };
      const found = acts[event.key];
      if (found === undefined) return;
      event.preventDefault();
      found();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [act, next, before]);

  return (
    <section className={classes.controls} aria-label={say('review-replay.replay-controls')}>
      <ButtonRow>
        <ActionIcon
          variant="default"
          size={40}
          aria-label={say('review-replay.previous-alarm-or-effect')}
          disabled={before === null}
          onClick={() => before !== null && act({ type: 'go', at: before })}
        >
          <IconPlayerTrackPrev size={18} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={40}
          aria-label={say('review-replay.back-10-seconds')}
          onClick={() => act({ type: 'step', by: -STEP_MS })}
        >
          <IconPlayerSkipBack size={18} />
        </ActionIcon>
        <Button
          w={112}
          h={40}
          leftSection={playing ? <IconPlayerPause size={18} /> : <IconPlayerPlay size={18} />}
          onClick={() => act({ type: 'toggle' })}
        >
          {playing ? say('review-replay.pause') : say('review-replay.play')}
        </Button>
        <ActionIcon
          variant="default"
          size={40}
          aria-label={say('review-replay.on-10-seconds')}
          onClick={() => act({ type: 'step', by: STEP_MS })}
        >
          <IconPlayerSkipForward size={18} />
        </ActionIcon>
        <Button
          variant="default"
          h={40}
          disabled={next === null}
          rightSection={<IconPlayerTrackNext size={18} />}
          onClick={() => next !== null && act({ type: 'go', at: next })}
        >
          {say('review-replay.next-alarm-or-effect')}
        </Button>
        <SegmentedControl
          aria-label={say('review-replay.speed')}
          value={String(player.speed)}
          data={SPEEDS.map((speed) => ({ value: String(speed), label: `${speed}x` }))}
          onChange={(value) =>
            act({ type: 'speed', speed: SPEEDS.find((one) => String(one) === value) ?? 1 })
          }
        />
      </ButtonRow>
      <div className={classes.timeline}>
        <span className={classes.marks} aria-hidden>
          {marks.map(({ at, kind }, index) => (
            <i
              // biome-ignore lint/suspicious/noArrayIndexKey: the marks of one log never change their order.
              key={index}
              data-kind={kind}
              style={{ left: `${((at - log.from) / Math.max(1, log.to - log.from)) * 100}%` }}
            />
          ))}
        </span>
        <Slider
          size="sm"
          min={log.from}
          max={Math.max(log.from + 1, log.to)}
          step={1_000}
          value={player.at}
          label={(value) => clockTime(value, zone)}
          thumbLabel={say('review-replay.instant-of-the-session')}
          onChange={(at) => act({ type: 'go', at })}
        />
        <span className={classes.ends}>
          <span>{clockTime(log.from, zone)}</span>
          <span>{clockTime(log.to, zone)}</span>
        </span>
      </div>
    </section>
  );
}
