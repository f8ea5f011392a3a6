import { type StaffScreens, staffCarry } from '@chairside/shared/alarms/sound/quiet-room';
import type { Link } from '../../live/link-store.ts';

/** What carries the alarms of this chair, in one line. */
export function carriedText(
  link: Link['kind'],
  coverage: StaffScreens['coverage'],
  session: boolean,
): string {
  switch (link) {
    case 'connecting':
      return 'Connecting to the server. Nothing is watched here yet.';
    case 'lost':
      return "Link lost. This screen cannot know of the staff's screens: watch the bedside monitor.";
    case 'refused':
      return 'Not watching: the server has refused this screen. Sign in again.';
    case 'live':
      if (!session) return 'No session is open in this chair: no limits are watched.';
      if (coverage === null) return "Asking for the staff's screens.";
      return staffCarry({ linked: true, coverage })
        ? "Quiet. Staff screens carry this chair's alarms."
        : "No staff screen can show and sound this chair's alarms. This screen sounds them.";
  }
}
