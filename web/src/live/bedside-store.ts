import type { Confirmed } from '@chairside/shared/wire/station';
import { create } from 'zustand';

interface BedsideState {
  /** The chair whose own screen this is; null: a screen of the staff. */
  readonly chairId: string | null;
  /** What the staff's screens have shown or sounded, as the server last said. */
  readonly confirmed: Confirmed | null;
}

export const useBedside = create<BedsideState>()(() => ({ chairId: null, confirmed: null }));

/** Makes this screen the chair's own; returns the way back to a screen of the staff. */
export function standBeside(chairId: string): () => void {
  useBedside.setState({ chairId, confirmed: null });
  return () => useBedside.setState({ chairId: null, confirmed: null });
}
