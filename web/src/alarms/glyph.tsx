import type { Look } from '@chairside/shared/alarms/urgency';

const SHAPES: Readonly<Record<Look, string>> = {
  high: 'M8 1.2 15.4 14.4H.6Z',
  medium: 'M8 .8 15.2 8 8 15.2.8 8Z',
  low: 'M8 1.4a6.6 6.6 0 1 1 0 13.2A6.6 6.6 0 0 1 8 1.4Z',
};

/** Shape of a priority: triangle, diamond, circle. Never the only sign of it. */
export function AlarmGlyph({ look, size = 16 }: { readonly look: Look; readonly size?: number }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <path
        d={SHAPES[look]}
        fill={look === 'low' ? 'none' : 'currentColor'}
        stroke="currentColor"
        strokeWidth={look === 'low' ? 1.8 : 0}
      />
    </svg>
  );
}
