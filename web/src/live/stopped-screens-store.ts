import type { StoppedScreen } from '@chairside/shared/wire/station';
import { create } from 'zustand';

interface StoppedScreensState {
  /** As the server tells them, oldest first. */
  readonly screens: readonly StoppedScreen[];
  /** Ids of those that were read on this screen. */
  readonly read: ReadonlySet<string>;
}

export const useStoppedScreens = create<StoppedScreensState>()(() => ({
  screens: [],
  read: new Set(),
}));

export function putStoppedScreens(screens: readonly StoppedScreen[]): void {
  const told = new Set(screens.map(({ id }) => id));
  const { read } = useStoppedScreens.getState();
  useStoppedScreens.setState({
    screens,
    read: new Set([...read].filter((id) => told.has(id))),
  });
}

/** On this screen only: the others go on saying it until somebody reads it there. */
export function markRead(ids: readonly string[]): void {
  const { read } = useStoppedScreens.getState();
  useStoppedScreens.setState({ read: new Set([...read, ...ids]) });
}
