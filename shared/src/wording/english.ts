import { alarmLine } from './en/alarm-line.ts';
import { units } from './en/units.ts';

/**
 * Every sentence that a person reads, in US English, as an ICU message. A key begins with the name of its file under
 * `en/`. Another language is one object with the same keys and the same arguments (docs/how-to/add-a-language.md).
 */
export const english = {
  ...alarmLine,
  ...units,
} as const;
