/** Whether the server has a newer page than this one. */
import { create } from 'zustand';

/** Null while the page is the one that is served. */
export const useNewerBuild = create<{ readonly build: string | null }>()(() => ({ build: null }));

/** Null in development, where nothing is built. */
const ownBuild = (): string | null =>
  document.querySelector<HTMLMetaElement>('meta[name="chairside-build"]')?.content ?? null;

/** The server says with every pulse which page it serves. */
export function heardBuild(served: string | undefined): void {
  const own = ownBuild();
  const build = served !== undefined && own !== null && served !== own ? served : null;
  if (build !== useNewerBuild.getState().build) useNewerBuild.setState({ build });
}
