import type { Severity } from '@chairside/shared/effects/severity';
import { effectOfKey } from '../charting/effects/effect-keys.ts';

export type StationAction =
  | { readonly kind: 'focus'; readonly place: number }
  | { readonly kind: 'effect'; readonly term: string }
  | { readonly kind: 'severity'; readonly severity: Severity }
  | { readonly kind: 'catalogue' }
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'open' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'help' };

export interface KeyContext {
  /** The key goes into a field: only Escape is ours. */
  readonly typing: boolean;
  /** The focus is on a tile itself, not on a button inside it. */
  readonly onTile: boolean;
  readonly choosingSeverity: boolean;
}

const SEVERITY_KEYS: Readonly<Record<string, Severity>> = {
  '1': 'mild',
  '2': 'moderate',
  '3': 'severe',
  '4': 'life-threatening',
};

/** What a key means on the station; null leaves it to the browser. */
export function stationAction(key: string, context: KeyContext): StationAction | null {
  if (key === 'Escape') return { kind: 'cancel' };
  if (context.typing) return null;
  const severity = SEVERITY_KEYS[key];
  if (context.choosingSeverity && severity) return { kind: 'severity', severity };
  if (/^[1-9]$/.test(key)) return { kind: 'focus', place: Number(key) };
  const term = effectOfKey(key);
  if (term !== null) return { kind: 'effect', term };
  switch (key.toLowerCase()) {
    case '+':
      return { kind: 'catalogue' };
    case 'a':
      return { kind: 'acknowledge' };
    case 'enter':
      return context.onTile ? { kind: 'open' } : null;
    case '?':
      return { kind: 'help' };
    default:
      return null;
  }
}
