/** Codes of the pre-start gate in a few words: for overrides in the log and for the panel's lines. */
import { GATE_SIGNALS, type GateRequirement } from '../protocols/document/gate.ts';
import { checklistItem } from '../screening/checklist.ts';
import { MEASURED_BEFORE_START } from '../screening/measured-before-start.ts';
import { SIGNAL_INFO } from '../vitals/catalogue.ts';

const REQUIREMENTS: Readonly<Record<GateRequirement, string>> = {
  identity: 'Identity',
  weight: 'Weight',
  order: 'Order',
  consent: 'Consent',
  escort: 'Escort',
  'pregnancy-answer': 'Pregnancy answer',
  'pump-check': 'Pump check',
  baseline: 'Baseline',
  allergies: 'Allergies',
  fasting: 'Fasting',
  checklist: 'Checklist',
  'emergency-equipment': 'Emergency equipment',
};

/** A few words for a code; the code itself where a later version has dropped it. */
export function gateItemLabel(code: string): string {
  if (code in REQUIREMENTS) return REQUIREMENTS[code as GateRequirement];
  if (code.startsWith('checklist:')) {
    const item = code.slice('checklist:'.length);
    return checklistItem(item)?.label ?? item;
  }
  const score = MEASURED_BEFORE_START.find(({ id }) => id === code);
  if (score !== undefined) return score.label;
  const signal = GATE_SIGNALS.find((one) => code === `no-${one}`);
  if (signal !== undefined) {
    return `No ${signal === 'sys' ? 'blood pressure' : SIGNAL_INFO[signal].label}`;
  }
  return vitalsRuleLabel(code);
}

/** `sys-high`, `pressure-high-twice`: names that the protocol gives its rules. */
function vitalsRuleLabel(code: string): string {
  const signal = GATE_SIGNALS.find((one) => code.startsWith(`${one}-`));
  if (signal !== undefined) return `${SIGNAL_INFO[signal].label} ${code.slice(signal.length + 1)}`;
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
