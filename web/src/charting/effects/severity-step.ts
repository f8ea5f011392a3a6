import { SEVERITIES, type Severity } from '@chairside/shared/effects/severity';
import type { EffectChange } from '@chairside/shared/session/entries';

/**
 * The severity that one tap on "worse" or "easing" says: the next step. Never to life-threatening, which is chosen by
 * hand; from there it eases like any other. Null: the entry says the change alone.
 */
export function steppedSeverity(now: Severity, change: EffectChange): Severity | null {
  const index = SEVERITIES.indexOf(now);
  if (change === 'worsened')
    return now === 'mild' || now === 'moderate' ? (SEVERITIES[index + 1] ?? null) : null;
  if (change === 'eased') return SEVERITIES[index - 1] ?? null;
  return null;
}
