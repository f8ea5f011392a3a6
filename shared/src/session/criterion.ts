import type { LimitSource } from '../protocols/document/document.ts';
import { type Message, type MessageKey, message } from '../wording/message.ts';

/** Every criterion that there is; logs name those that a session was closed against. */
const LABELS = {
  observation: 'discharge.observation',
  padss: 'discharge.padss',
  moaas: 'discharge.moaas',
  dissociation: 'discharge.dissociation',
  pressure: 'discharge.pressure',
  spo2: 'discharge.spo2',
  gait: 'discharge.gait',
  alarms: 'discharge.alarms',
  effects: 'discharge.effects',
  escort: 'discharge.escort',
  instructions: 'discharge.instructions',
  'next-appointment': 'discharge.next-appointment',
  'follow-up-call': 'discharge.follow-up-call',
  waste: 'discharge.waste',
  'left-over': 'discharge.left-over',
} as const satisfies Readonly<Record<string, MessageKey>>;
export type CriterionCode = keyof typeof LABELS;

const isKnown = (code: string): code is CriterionCode => Object.hasOwn(LABELS, code);

/** The code itself where another version had it. */
export const criterionLabel = (code: string): Message =>
  isKnown(code) ? message(LABELS[code]) : message('units.text', { text: code });

export type CriterionStatus = 'met' | 'not-met' | 'not-measured';

export interface Criterion {
  readonly code: CriterionCode;
  readonly label: Message;
  readonly status: CriterionStatus;
  /** What it is based on now. */
  readonly detail: Message;
  /** Null: good order on the ward, not a clinical rule of the protocol. */
  readonly source: LimitSource | null;
  /** When waiting alone meets it, epoch ms. */
  readonly dueAt?: number;
}
