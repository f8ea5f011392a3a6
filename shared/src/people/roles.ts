import { z } from 'zod';

export const ROLES = ['nurse', 'provider', 'administrator'] as const;
export const roleSchema = z.enum(ROLES);
/** nurse: watches and charts; provider: also reviews and signs; administrator: users, chairs, devices. */
export type Role = z.infer<typeof roleSchema>;

export const actorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), id: z.string(), name: z.string(), role: roleSchema }),
  z.object({ kind: z.literal('device'), id: z.string(), name: z.string() }),
  z.object({ kind: z.literal('engine') }),
]);
/** Who did it: a person, a monitor, or the alarm engine. */
export type Actor = z.infer<typeof actorSchema>;

export const CAPABILITIES = {
  'watch-station': ['nurse', 'provider', 'administrator'],
  'chart-session': ['nurse', 'provider'],
  'read-sessions': ['nurse', 'provider', 'administrator'],
  'read-patients': ['nurse', 'provider', 'administrator'],
  'edit-patients': ['nurse', 'provider'],
  'edit-schedule-templates': ['provider', 'administrator'],
  /** Many sessions at once; one session may be taken by who may read it. */
  'export-sessions': ['provider', 'administrator'],
  'read-audit': ['provider', 'administrator'],
  'bind-monitor': ['nurse', 'provider', 'administrator'],
  'manage-clinic': ['administrator'],
  'edit-protocol': ['provider', 'administrator'],
  'approve-protocol': ['provider'],
} as const satisfies Record<string, readonly Role[]>;
export type Capability = keyof typeof CAPABILITIES;

export function may(role: Role, capability: Capability): boolean {
  return (CAPABILITIES[capability] as readonly Role[]).includes(role);
}
