import { say } from '../../language/say.ts';
import type { SectionId } from '../document/statement.ts';
import { CallsSection } from './calls-section.tsx';
import { CombinationsSection } from './combinations-section.tsx';
import { CuffSection } from './cuff-section.tsx';
import { DosingSection } from './dosing-section.tsx';
import { useEditor } from './editor-context.ts';
import { EffectsSection } from './effects-section.tsx';
import { EquipmentSection } from './equipment-section.tsx';
import { WordsField } from './fields.tsx';
import { GateSection } from './gate-section.tsx';
import { LimitsSection } from './limits-section.tsx';
import { MissingSection } from './missing-section.tsx';
import { PrnSection } from './prn-section.tsx';
import { RecoverySection } from './recovery-section.tsx';
import { ScoresSection } from './scores-section.tsx';

/** The fields of one section of a draft. */
export function SectionEditor({ section }: { readonly section: SectionId }) {
  switch (section) {
    case 'spo2':
    case 'hr':
    case 'sys':
    case 'dia':
    case 'rr':
    case 'etco2':
    case 'temp':
      return <LimitsSection key={section} signal={section} />;
    case 'scores':
      return <ScoresSection />;
    case 'combinations':
      return <CombinationsSection />;
    case 'effects':
      return <EffectsSection />;
    case 'cuff':
      return <CuffSection />;
    case 'missing':
      return <MissingSection />;
    case 'equipment':
      return <EquipmentSection />;
    case 'calls':
      return <CallsSection />;
    case 'gate':
      return <GateSection />;
    case 'recovery':
      return <RecoverySection />;
    case 'prn':
      return <PrnSection />;
    case 'dosing':
      return <DosingSection />;
    case 'version':
      return <NameSection />;
    default:
      return section satisfies never;
  }
}

function NameSection() {
  const { document, change } = useEditor();
  return (
    <WordsField
      id="version.name"
      label={say('protocols-editor.name-of-the-protocol')}
      maxLength={80}
      value={document.name}
      onChange={(name) => change('version.name', (one) => ({ ...one, name }))}
    />
  );
}
