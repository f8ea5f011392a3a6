/**
 * Patient-hours that a rehearsal replays per minute on one core, at 1 Hz; with `--live` what live monitoring feels of
 * one. `npm run bench:rehearsal [-- --live --seconds 60]`
 */
import { parseArgs } from 'node:util';
import type { SessionInput } from '@chairside/shared/alarms/engine/session-alarms';
import { withLimitValue } from '@chairside/shared/alarms/limits/limit-changes';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { compareAlarms, Rehearsal } from '@chairside/shared/replay/rehearsal';
import { fromNamed } from '@chairside/shared/vitals/named-reading';
import { rehearseLive } from './rehearsal-live.ts';

const { values } = parseArgs({
  options: { live: { type: 'boolean' }, seconds: { type: 'string', default: '60' } },
});

const BAR = 2000;
const HOURS = 2;
const SESSIONS = 40;
const MINUTE = 60_000;

const draft = {
  ...DEFAULT_PROTOCOL,
  version: 2,
  limits: DEFAULT_PROTOCOL.limits.map((limit) =>
    limit.id === 'spo2-low-warning' ? withLimitValue(limit, 91) : limit,
  ),
};

/** A wandering patient: a dip of the saturation every ten minutes, a cuff every five, the same in every run. */
function session(seed: number): SessionInput[] {
  let noise = seed * 2_654_435_761;
  const next = () => {
    noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) >>> 0;
    return noise / 2 ** 32;
  };
  const begin = 1_780_000_000_000;
  const inputs: SessionInput[] = [
    { at: begin, input: { kind: 'attached', at: begin, attached: true } },
    {
      at: begin,
      input: { kind: 'baseline', at: begin, baseline: { hr: 72, spo2: 96, sys: 122, dia: 76 } },
    },
    { at: begin, input: { kind: 'phase', at: begin, phase: 'infusing' } },
  ];
  for (let second = 1; second <= HOURS * 3600; second++) {
    const at = begin + second * 1000;
    const dips = second % 600 < 40;
    const cuff =
      second % 300 === 0
        ? { sys: 125 + Math.round(next() * 40), dia: 75 + Math.round(next() * 30) }
        : {};
    const values = {
      ...{ hr: 72 + Math.round(next() * 20), spo2: dips ? 92 : 98 - Math.round(next()) },
      ...{ rr: 14 + Math.round(next() * 4), ...cuff },
    };
    const reading = { seq: second, t: at, at, arrivedAt: at, late: false, values, status: {} };
    inputs.push({ at, input: { kind: 'reading', at, reading: fromNamed(reading) } });
  }
  return inputs;
}

function onOneCore(): void {
  let alarms = 0;
  let changed = 0;
  let spentMs = 0;
  for (let seed = 1; seed <= SESSIONS; seed++) {
    const inputs = session(seed);
    const begun = process.cpuUsage();
    const [before, after] = [DEFAULT_PROTOCOL, draft].map((protocol) => {
      const rehearsal = new Rehearsal(protocol);
      for (const given of inputs) rehearsal.take(given);
      return rehearsal.end().alarms;
    });
    const found = compareAlarms(before ?? [], after ?? []);
    const { user, system } = process.cpuUsage(begun);
    spentMs += (user + system) / 1000;
    alarms += before?.length ?? 0;
    changed += found.added.length + found.removed.length + found.moved.length;
  }
  const compared = (SESSIONS * HOURS * MINUTE) / spentMs;
  process.stdout.write(
    [
      `${SESSIONS} sessions of ${HOURS} h: ${alarms} alarms, ${changed} of them otherwise under the draft`,
      `replayed under one protocol: ${Math.round(compared * 2)} patient-hours per minute on one core (bar ${BAR})`,
      `compared under two protocols: ${Math.round(compared)} patient-hours per minute on one core`,
      '',
    ].join('\n'),
  );
  if (compared * 2 < BAR) process.exitCode = 1;
}

if (values.live) await rehearseLive(Number(values.seconds));
else onOneCore();
