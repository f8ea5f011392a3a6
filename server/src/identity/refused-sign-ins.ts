import type { ChangeAudit } from '../audit/audit.ts';

/** A password that was tried for a name that there is, and was not taken. */
export interface RefusedSignIn {
  readonly clinicId: number;
  readonly userId: string;
  readonly userName: string;
  readonly address: string;
  readonly why: 'wrong-password' | 'limit-reached';
}

export function auditRefusedSignIn(
  audit: Pick<ChangeAudit, 'note'>,
  { clinicId, userId, userName, address, why }: RefusedSignIn,
): void {
  const subject = { userId, userName, address, change: why };
  const nobody = { clinicId, actor: { kind: 'nobody' } } as const;
  void audit.note(nobody, { action: 'sign-in', subject }, 'failed');
}
