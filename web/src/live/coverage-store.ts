import type { Coverage } from '@chairside/shared/alarms/sound/coverage';
import { create } from 'zustand';

/** What the staff's screens of the clinic can do, as the server sees it; null before it has said so. */
export const useCoverage = create<{ readonly coverage: Coverage | null }>()(() => ({
  coverage: null,
}));
