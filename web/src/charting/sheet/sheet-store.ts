/** Which form is open in the right column of a session, and the last receipt there. */

import type { SessionEvent } from '@chairside/shared/moves/events';
import type { CommandAnswer } from '@chairside/shared/wire/http';
import { create } from 'zustand';

/** The forms that are opened by their name alone. */
export const PLAIN_SHEETS = [
  ...(['identify', 'checklist', 'weight', 'set-baseline', 'order', 'sign-order'] as const),
  ...(['program-pump', 'check-pump', 'override', 'start-infusion', 'pause-infusion'] as const),
  ...(['resume-infusion', 'stop-infusion', 'change-rate', 'bolus', 'manual-vitals'] as const),
  ...(['note', 'limit', 'transfer', 'waste', 'prepare', 'open-effects', 'patient-up'] as const),
] as const;
export type PlainSheet = (typeof PLAIN_SHEETS)[number];

/** What a form is opened with, by its name. */
export interface Sheets extends Readonly<Record<PlainSheet, object>> {
  /** `at`: the touch that chose the term, server clock: that is when the effect was seen. */
  readonly effect: { readonly term: string; readonly at: number };
  readonly assess: { readonly scale: string };
  readonly intervene: { readonly effects: readonly number[] };
  readonly response: { readonly intervention: number };
  readonly amend: { readonly seq: number; readonly details: boolean };
  readonly withdraw: { readonly seq: number; readonly entry: string };
  readonly witness: { readonly waste: number };
  readonly close: { readonly outcome: 'left-against-advice' | 'emergency' | null };
}
export type SheetOf<K extends keyof Sheets> = { readonly kind: K } & Sheets[K];
type Open = { readonly [K in keyof Sheets]: SheetOf<K> }[keyof Sheets];
export type Sheet = Open | { readonly kind: 'none' };

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
export function received(answer: CommandAnswer, from: object | null): void {
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
