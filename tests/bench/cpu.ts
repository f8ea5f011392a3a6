import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of `/proc` per second on Linux. */
const TICKS_PER_SECOND = 100;

interface ProcessLine {
  readonly parent: number;
  readonly cpuMs: number;
  /** Of its children that have ended. */
  readonly endedChildrenMs: number;
}

function processLine(pid: number): ProcessLine | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold spaces; what follows its closing bracket is fields 3 and on.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [user, system, childUser, childSystem] = fields.slice(11, 15).map(Number);
    const inMs = (a = 0, b = 0) => ((a + b) * 1000) / TICKS_PER_SECOND;
    return {
      parent: Number(fields[1]),
      cpuMs: inMs(user, system),
      endedChildrenMs: inMs(childUser, childSystem),
    };
  } catch {
    return null;
  }
}

/** CPU time of one process since its start, user and system, ms. */
export function cpuOf(pid: number): number {
  return processLine(pid)?.cpuMs ?? 0;
}

/** The same for a process and all its children together, ended ones too. */
export function cpuOfTree(root: number): number {
  const lines = new Map<number, ProcessLine>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const line = Number.isInteger(pid) ? processLine(pid) : null;
    if (line) lines.set(pid, line);
  }
  const within = (pid: number): boolean =>
    pid === root || (lines.has(pid) && within(lines.get(pid)?.parent ?? 0));
  let sum = 0;
  for (const [pid, line] of lines) if (within(pid)) sum += line.cpuMs + line.endedChildrenMs;
  return sum;
}
