import type { SignInEnd } from '@chairside/shared/wire/station';
import { create } from 'zustand';
import { say } from '../language/say.ts';

/** A new sign-in in the same browser ends no screen: it goes on under that one. */
type ScreenEnd = Exclude<SignInEnd, 'signed-in-anew'>;

interface SignInEnded {
  /** Why the server ended the stream of this page; null: it has not, or somebody has signed in since. */
  readonly reason: ScreenEnd | null;
}

export const useSignInEnded = create<SignInEnded>()(() => ({ reason: null }));

export function signInEndText(reason: ScreenEnd): string {
  switch (reason) {
    case 'expired':
      return say('identity.your-sign-in-has-expired-sign');
    case 'signed-out':
      return say('identity.you-are-signed-out');
    case 'password-changed':
      return say('identity.your-password-was-changed-sign-in');
    case 'deactivated':
      return say('identity.your-access-was-deactivated-ask-an');
    case 'ended':
      return say('identity.your-sign-in-has-ended-sign');
  }
}
