/** Codes of the pre-start gate in a few words: for overrides in the log and for the panel's lines. */
import { GATE_SIGNALS, type GateRequirement } from '../protocols/document/gate.ts';
import { checklistLabel } from '../screening/checklist.ts';
import { MEASURED_BEFORE_START } from '../screening/measured-before-start.ts';
import { SIGNAL_INFO } from '../vitals/catalogue.ts';
import type { MessageKey } from '../wording/message.ts';
import type { Words } from '../wording/words.ts';

const REQUIREMENTS = {
  identity: 'gate.item-identity',
  weight: 'gate.item-weight',
  order: 'gate.item-order',
  consent: 'gate.item-consent',
  escort: 'gate.item-escort',
  'pregnancy-answer': 'gate.item-pregnancy-answer',
  'pump-check': 'gate.item-pump-check',
  baseline: 'gate.item-baseline',
  allergies: 'gate.item-allergies',
  fasting: 'gate.item-fasting',
  checklist: 'gate.item-checklist',
  'emergency-equipment': 'gate.item-emergency-equipment',
} as const satisfies Record<GateRequirement, MessageKey>;

const isRequirement = (code: string): code is GateRequirement => Object.hasOwn(REQUIREMENTS, code);

/** A few words for a code; the code itself where a later version has dropped it. */
export function gateItemLabel(code: string, { say, text }: Words): string {
  if (isRequirement(code)) return say(REQUIREMENTS[code]);
  if (code.startsWith('checklist:')) {
    return text(checklistLabel(code.slice('checklist:'.length)));
  }
  const score = MEASURED_BEFORE_START.find(({ id }) => id === code);
  if (score !== undefined) return say(score.label);
  const signal = GATE_SIGNALS.find((one) => code === `no-${one}`);
  if (signal === 'sys') return say('gate.item-no-pressure');
  if (signal !== undefined) return say('gate.item-no', { what: SIGNAL_INFO[signal].label });
  return vitalsRuleLabel(code);
}

/** `sys-high`, `pressure-high-twice`: the names that the protocol gives its rules, as they are written there. */
function vitalsRuleLabel(code: string): string {
  const signal = GATE_SIGNALS.find((one) => code.startsWith(`${one}-`));
  if (signal !== undefined) return `${SIGNAL_INFO[signal].label} ${code.slice(signal.length + 1)}`;
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
