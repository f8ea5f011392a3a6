import type { Fault, Verification } from '@chairside/shared/wire/signing';

/** `npm run verify-log` ends with it: nothing is wrong, something is, or alarms could not be checked by their own rules. */
export const EXIT = { holds: 0, fault: 1, otherRules: 3 } as const;

const place = ({ seq }: Fault): string => (seq === null ? '' : ` at event ${seq}`);
const counted = (n: number, what: string): string => `${n} ${n === 1 ? what : `${what}s`}`;

/** What the check comes to. An honest record whose alarms differ is never called altered: its chain and signatures say so. */
export function verdict({ faults, differences, engine, signatures }: Verification): {
  readonly faults: string[];
  readonly lines: string[];
  readonly code: (typeof EXIT)[keyof typeof EXIT];
} {
  const altered = faults.filter(({ code }) => code !== 'alarms-differ');
  const alarms = faults.length - altered.length;
  const lines: string[] = [];
  if (altered.some(({ code }) => code === 'not-an-export')) {
    lines.push('This file cannot be read, so nothing in it was checked.');
  } else if (altered.length > 0)
    lines.push(`This record does not hold: ${counted(faults.length, 'fault')}.`);
  else {
    lines.push(
      signatures.length === 0
        ? 'The chain holds.'
        : 'The chain and the signatures hold: nothing was changed since it was signed.',
    );
  }
  if (engine !== null) {
    const { recorded, checkedBy } = engine;
    const by = `Recorded by alarm engine ${recorded}`;
    const own = recorded === checkedBy;
    if (own && alarms === 0) lines.push(`${by}: its alarms follow from the readings.`);
    else if (own) {
      lines.push(`${by}: ${counted(alarms, 'alarm change')} not as the readings give.`);
    } else {
      lines.push(
        `${by}, whose rules this version does not have. By the rules of engine ${checkedBy}:`,
      );
      for (const one of differences) lines.push(`DIFFERS${place(one)}: ${one.message}`);
      if (differences.length === 0) lines.push('The same alarms follow from the readings.');
    }
  }
  const otherwise = differences.length > 0 ? EXIT.otherRules : EXIT.holds;
  return {
    faults: faults.map((fault) => `FAULT${place(fault)}: ${fault.message}`),
    lines,
    code: faults.length > 0 ? EXIT.fault : otherwise,
  };
}
