import { type StaffScreens, staffCarry } from '@chairside/shared/alarms/sound/quiet-room';
import { say } from '../../language/say.ts';
import type { Link } from '../../live/link-store.ts';

/** What carries the alarms of this chair, in one line. */
export function carriedText(
  link: Link['kind'],
  coverage: StaffScreens['coverage'],
  session: boolean,
): string {
  switch (link) {
    case 'connecting':
      return say('chair-bedside.connecting-to-the-server-nothing');
    case 'lost':
      return say('chair-bedside.link-lost-this-screen-cannot-tell');
    case 'refused':
      return say('chair-bedside.not-monitoring-the-server-refused');
    case 'live':
      if (!session) return say('chair-bedside.no-session-is-open-in-this');
      if (coverage === null) return say('chair-bedside.checking-for-staff-screens');
      return staffCarry({ linked: true, coverage })
        ? say('chair-bedside.quiet-staff-screens-show-this')
        : say('chair-bedside.no-staff-screen-can-show-and');
  }
}
