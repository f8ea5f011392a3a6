/** The words of `web/src/http`. */
export const http = {
  'http.something-went-wrong-on-this': 'Something went wrong on this screen. Reload the page.',
  'http.the-server-answered-status-in-a': 'The server answered {status} in a form unknown here.',
  'http.the-server-cannot-be-reached': 'The server cannot be reached.',
  'http.the-server-cannot-be-reached-check':
    'The server cannot be reached. Check the network, then try again.',
  'http.the-server-cannot-save-at-the':
    'The server cannot save at the moment. Nothing is lost; try again shortly.',
  'http.your-role-does-not-allow-this': 'Your role does not allow this.',
  'http.your-sign-in-has-ended-sign': 'Your sign-in has ended. Sign in again.',
} as const;
