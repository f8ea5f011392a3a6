import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import type { PanelSeries } from './chart-model.ts';

/** The columns of a chart's table for what is measured beside saturation, rate and pressure. */
export function PanelHeads({ panels }: { readonly panels: readonly PanelSeries[] }) {
  return panels.map(({ signal }) => (
    <th key={signal} scope="col">
      {SIGNAL_INFO[signal].label} {SIGNAL_INFO[signal].unit}
    </th>
  ));
}
