import type { ChairLive } from '@chairside/shared/wire/station';
import { create } from 'zustand';

/** A chair without what changes every second. */
export type Chair = Pick<ChairLive, 'id' | 'label' | 'position' | 'monitors'>;

interface ChairsState {
  readonly chairs: Readonly<Record<string, Chair>>;
  /** Ids by position: a chair keeps its place. */
  readonly order: readonly string[];
}

export const useChairs = create<ChairsState>()(() => ({ chairs: {}, order: [] }));

export function putChairs(list: readonly Chair[], replaceAll: boolean): void {
  useChairs.setState((state) => {
    const chairs: Record<string, Chair> = replaceAll ? {} : { ...state.chairs };
    for (const { id, label, position, monitors } of list) {
      chairs[id] = { id, label, position, monitors };
    }
    const order = Object.values(chairs)
      .sort((a, b) => a.position - b.position || a.label.localeCompare(b.label))
      .map((chair) => chair.id);
    const sameOrder =
      order.length === state.order.length && order.every((id, index) => id === state.order[index]);
    return { chairs, order: sameOrder ? state.order : order };
  });
}

export const useChair = (id: string): Chair | null =>
  useChairs((state) => state.chairs[id] ?? null);
export const useChairOrder = (): readonly string[] => useChairs((state) => state.order);
