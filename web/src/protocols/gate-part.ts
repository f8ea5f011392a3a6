import type { GateSection } from '@chairside/shared/alarms/protocol-gate';

export interface PartProps {
  readonly gate: GateSection;
  readonly put: (field: string, gate: GateSection) => void;
}
