/** The words of `web/src/chair/bedside`. */
export const chairBedside = {
  'chair-bedside.back-to-the-chair': 'Back to the chair',
  'chair-bedside.chair-label': 'Chair {label}',
  'chair-bedside.checking-for-staff-screens': 'Checking for staff screens.',
  'chair-bedside.connecting-to-the-server-nothing':
    'Connecting to the server. Nothing is monitored here yet.',
  'chair-bedside.link-lost-this-screen-cannot-tell':
    'Link lost. This screen cannot tell whether staff screens are on: watch the bedside monitor.',
  'chair-bedside.no-session-is-open-in-this':
    'No session is open in this chair; no limits are monitored.',
  'chair-bedside.no-staff-screen-can-show-and':
    "No staff screen can show and sound this chair's alarms. This screen will sound them.",
  'chair-bedside.no-staff-screen-has-confirmed-this': 'No staff screen has confirmed this alarm.',
  'chair-bedside.not-monitoring-the-server-refused':
    'Not monitoring: the server refused this screen. Sign in again.',
  'chair-bedside.quiet-staff-screens-show-this': "Quiet. Staff screens show this chair's alarms.",
  'chair-bedside.the-bedside-screen-is-for-nurses':
    'The bedside screen is for nurses and providers',
} as const;
