/** Which form is open in the right column of a session, and the last receipt there. */

import type { SessionEvent } from '@chairside/shared/moves/events';
import type { CommandAnswer } from '@chairside/shared/wire/http';
import { create } from 'zustand';

export type Sheet =
  | { readonly kind: 'none' }
  | { readonly kind: PlainSheet }
  /** `at`: the touch that chose the term, server clock: that is when the effect was seen. */
  | { readonly kind: 'effect'; readonly term: string; readonly at: number }
  | { readonly kind: 'assess'; readonly scale: string }
  | { readonly kind: 'intervene'; readonly effects: readonly number[] }
  | { readonly kind: 'response'; readonly intervention: number }
  | { readonly kind: 'amend'; readonly seq: number; readonly details: boolean }
  | { readonly kind: 'withdraw'; readonly seq: number; readonly entry: string }
  | { readonly kind: 'witness'; readonly waste: number }
  | { readonly kind: 'override'; readonly items: readonly string[] }
  | { readonly kind: 'close'; readonly outcome: 'left-against-advice' | 'emergency' | null };

export const PLAIN_SHEETS = [
  'identify',
  'checklist',
  'weight',
  'set-baseline',
  'order',
  'sign-order',
  'program-pump',
  'check-pump',
  'start-infusion',
  'pause-infusion',
  'resume-infusion',
  'stop-infusion',
  'change-rate',
  'bolus',
  'manual-vitals',
  'note',
  'limit',
  'transfer',
  'waste',
  'prepare',
  'open-effects',
  'patient-up',
] as const;
export type PlainSheet = (typeof PLAIN_SHEETS)[number];

interface SheetState {
  /** The session whose sheet it is; another session's panel shows none. */
  readonly sessionId: string | null;
  readonly sheet: Sheet;
  readonly receipt: SessionEvent | null;
}

const NONE: Sheet = { kind: 'none' };
export const useSheets = create<SheetState>()(() => ({
  sessionId: null,
  sheet: NONE,
  receipt: null,
}));

export const useSheet = (sessionId: string): Sheet =>
  useSheets((state) => (state.sessionId === sessionId ? state.sheet : NONE));
export const useReceipt = (sessionId: string): SessionEvent | null =>
  useSheets((state) => (state.sessionId === sessionId ? state.receipt : null));

export function openSheet(sessionId: string, sheet: Sheet): void {
  useSheets.setState({ sessionId, sheet, receipt: null });
}
export function closeSheet(): void {
  useSheets.setState({ sheet: NONE });
}
/** The server's receipt; `from`: the form it closes, null for what was one tap. It may come when another form is open already: that one stays. */
export function received(answer: CommandAnswer, from: Sheet | null): void {
  const receipt = answer.events.at(-1) ?? null;
  useSheets.setState((state) => ({
    sessionId: receipt?.sessionId ?? state.sessionId,
    receipt,
    sheet: state.sheet === from ? NONE : state.sheet,
  }));
}
export function dropReceipt(): void {
  useSheets.setState({ receipt: null });
}
