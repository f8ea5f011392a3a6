import { create } from 'zustand';

/** Which chair is being charted on the station, and how far the entry has come. */
export type Charting =
  | { readonly kind: 'idle' }
  /** The term is chosen, the severity is asked for in place. */
  | {
      readonly kind: 'severity';
      readonly chairId: string;
      readonly term: string;
      readonly at: number;
    }
  /** The whole catalogue is open beside the chairs. */
  | { readonly kind: 'catalogue'; readonly chairId: string };

interface ChartingState {
  readonly charting: Charting;
  /** Chair shown in full beside compact tiles. */
  readonly opened: string | null;
  readonly help: boolean;
  /** Several patients are charted as awake with one gesture. */
  readonly round: boolean;
}

export const useCharting = create<ChartingState>()(() => ({
  charting: { kind: 'idle' },
  opened: null,
  help: false,
  round: false,
}));

/** `at`: instant of the first tap, server clock: that is when the effect was seen. */
export const askSeverity = (chairId: string, term: string, at: number): void =>
  useCharting.setState({ charting: { kind: 'severity', chairId, term, at } });
export const openCatalogue = (chairId: string): void =>
  useCharting.setState({ charting: { kind: 'catalogue', chairId } });
export const stopCharting = (): void => useCharting.setState({ charting: { kind: 'idle' } });
export const openChairPanel = (chairId: string | null): void =>
  useCharting.setState({ opened: chairId });
export const openRound = (round: boolean): void => useCharting.setState({ round });
export const showHelp = (help: boolean): void => useCharting.setState({ help });
