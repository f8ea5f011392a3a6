import type { StoppedScreen } from '@chairside/shared/wire/station';
import { say } from '../language/say.ts';
import { useTimeZone } from '../live/clinic-store.ts';
import { markRead, useStoppedScreens } from '../live/stopped-screens-store.ts';
import { clockTime } from '../time/clinic-time.ts';
import bars from '../ui/bars.module.css';

/** A screen somewhere else went dark with its sign-in: nobody in front of another one would know. */
export function StoppedScreensBar() {
  const zone = useTimeZone();
  const screens = useStoppedScreens((state) => state.screens);
  const read = useStoppedScreens((state) => state.read);
  const alike = new Map<string, StoppedScreen[]>();
  for (const screen of screens) {
    if (read.has(screen.id)) continue;
    const { name, at, reason, chair } = screen;
    const key = JSON.stringify([name, clockTime(at, zone), reason === 'signed-out', chair]);
    alike.set(key, [...(alike.get(key) ?? []), screen]);
  }
  return [...alike].map(([key, all]) => <Notice key={key} all={all} zone={zone} />);
}

/** Several screens of one person that went together are one notice. */
function Notice({ all, zone }: { readonly all: readonly StoppedScreen[]; readonly zone: string }) {
  const [first] = all;
  if (first === undefined) return null;
  const text = stoppedText(first, all.length, zone);
  return (
    <div className={bars.bar} data-kind="stopped-screen" role="status">
      <span title={text}>{text}</span>
      <button
        type="button"
        className={bars.ok}
        aria-label={say('shell.ok-text', { text })}
        onClick={() => markRead(all.map(({ id }) => id))}
      >
        {say('shell.ok')}
      </button>
    </div>
  );
}

function stoppedText(
  { name, at, reason, chair }: StoppedScreen,
  count: number,
  zone: string,
): string {
  const one =
    chair === undefined ? say('shell.a-screen') : say('shell.the-screen-of-chair-chair', { chair });
  const which = count === 1 ? one : say('shell.count-screens', { count });
  const whose = count === 1 ? 'its' : 'their';
  const why =
    reason === 'signed-out'
      ? say('shell.count-signed-out', { count })
      : say('shell.whose-sign-in-ended', { whose });
  return say('shell.which-signed-in-as-name-stopped', {
    which,
    name,
    clockTime: clockTime(at, zone),
    why,
  });
}
