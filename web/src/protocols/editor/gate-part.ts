import type { GateSection } from '@chairside/shared/protocols/document/gate';

export interface PartProps {
  readonly gate: GateSection;
  readonly put: (field: string, gate: GateSection) => void;
}
