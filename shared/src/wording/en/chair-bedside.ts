/** The words of `web/src/chair/bedside`. */
export const chairBedside = {
  'chair-bedside.asking-for-the-staffs-screens': "Asking for the staff's screens.",
  'chair-bedside.back-to-the-chair': 'Back to the chair',
  'chair-bedside.chair-label': 'Chair {label}',
  'chair-bedside.connecting-to-the-server-nothing':
    'Connecting to the server. Nothing is watched here yet.',
  'chair-bedside.link-lost-this-screen-cannot-know':
    "Link lost. This screen cannot know of the staff's screens: watch the bedside monitor.",
  'chair-bedside.no-session-is-open-in-this':
    'No session is open in this chair: no limits are watched.',
  'chair-bedside.no-staff-screen-can-show-and':
    "No staff screen can show and sound this chair's alarms. This screen sounds them.",
  'chair-bedside.no-staff-screen-has-confirmed-this': 'No staff screen has confirmed this alarm.',
  'chair-bedside.not-watching-the-server-has':
    'Not watching: the server has refused this screen. Sign in again.',
  'chair-bedside.quiet-staff-screens-carry-this': "Quiet. Staff screens carry this chair's alarms.",
  'chair-bedside.the-bedside-screen-is-for-nurses':
    'The bedside screen is for nurses and providers',
} as const;
