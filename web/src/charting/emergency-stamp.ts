import { useState } from 'react';
import { serverNow } from '../live/clock-store.ts';

const KEY = 'chairside-emergency/';
/** What nobody answered for so long is of another visit. */
const KEPT_FOR_MS = 6 * 3_600_000;

function read(sessionId: string): number | null {
  try {
    const at = Number(localStorage.getItem(KEY + sessionId) ?? Number.NaN);
    return Number.isFinite(at) && serverNow() - at < KEPT_FOR_MS ? at : null;
  } catch {
    return null;
  }
}

/**
 * When "Emergency" was touched, server clock; null: it was not, or it has been answered. It survives a reload: who
 * touches it runs to the patient, and says later what it was.
 */
export function useEmergencyStamp(
  sessionId: string,
): readonly [number | null, (at: number | null) => void] {
  const [at, setAt] = useState(() => read(sessionId));
  const stamp = (next: number | null) => {
    setAt(next);
    try {
      if (next === null) localStorage.removeItem(KEY + sessionId);
      else localStorage.setItem(KEY + sessionId, String(next));
    } catch {
      // Without storage it stands until the page is left.
    }
  };
  return [at, stamp];
}
