import type { SignInEnd } from '@chairside/shared/wire/station';
import { create } from 'zustand';

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
      return 'Your sign-in has expired. Sign in again to go on.';
    case 'signed-out':
      return 'You are signed out.';
    case 'password-changed':
      return 'Your password was changed. Sign in with the new one.';
    case 'deactivated':
      return 'Your access was deactivated. Ask an administrator of your clinic.';
    case 'ended':
      return 'Your sign-in has ended. Sign in again to go on.';
  }
}
