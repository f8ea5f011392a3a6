/** When a page that is out of date may give way to the newer one. */
import { heardNow } from '../alarms/heard.ts';
import { useSound } from '../alarms/sound-store.ts';
import { useSheets } from '../charting/sheet/sheet-store.ts';
import { useCoverage } from '../live/coverage-store.ts';
import { useLink } from '../live/link-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import { useQueue } from '../outbox/queue-store.ts';
import { useCharting } from '../station/charting-store.ts';

/** Nobody has touched the screen for so long: nobody is in the middle of anything. */
export const IDLE_MS = 60_000;
const RELOADED_FOR = 'chairside-reloaded-for';

/** An open form, a choice of a severity, or a field with something in it. */
function isCharting(): boolean {
  const { activeElement } = document;
  const typing =
    (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement) &&
    activeElement.value !== '';
  return (
    typing ||
    useSheets.getState().sheet.kind !== 'none' ||
    useCharting.getState().charting.kind !== 'idle' ||
    document.querySelector('form') !== null
  );
}

/** A page that has just loaded may have to be touched before it sounds: never the only one that can. */
function isNeededToSound(): boolean {
  if (useSound.getState().state !== 'running') return false;
  const watched = Object.keys(useSessions.getState().byChair).length > 0;
  return watched && (useCoverage.getState().coverage?.sounding ?? 1) < 2;
}

/**
 * Whether this page may be exchanged by itself: it would take nothing away from anybody. `touchedAt`, `now`: any one
 * clock, ms.
 */
export function mayExchange(touchedAt: number, now: number): boolean {
  return (
    now - touchedAt >= IDLE_MS &&
    useLink.getState().link.kind === 'live' &&
    useQueue.getState().entries.length === 0 &&
    heardNow().length === 0 &&
    !isCharting() &&
    !isNeededToSound()
  );
}

/** Once for each build: a server that goes on serving the old page must not make this one reload for ever. */
export function exchangeOnce(build: string, reload = () => window.location.reload()): void {
  try {
    if (sessionStorage.getItem(RELOADED_FOR) === build) return;
    sessionStorage.setItem(RELOADED_FOR, build);
  } catch {
    return;
  }
  reload();
}
