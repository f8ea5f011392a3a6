/** The words of `web/src/identity`. */
export const identity = {
  'identity.at-least-passwordmin-characters': 'At least {passwordMin} characters.',
  'identity.new-password': 'New password',
  'identity.new-password-again': 'New password again',
  'identity.the-two-passwords-differ': 'The two passwords differ.',
  'identity.you-are-signed-out': 'You are signed out.',
  'identity.your-access-was-deactivated-ask-an':
    'Your access was deactivated. Ask an administrator of your clinic.',
  'identity.your-password-was-changed-sign-in':
    'Your password was changed. Sign in with the new one.',
  'identity.your-sign-in-has-ended-sign': 'Your sign-in has ended. Sign in again to go on.',
  'identity.your-sign-in-has-expired-sign': 'Your sign-in has expired. Sign in again to go on.',
} as const;
