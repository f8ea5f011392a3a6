import type { Identity } from '../access/identity.ts';
import type { Feature } from '../platform/feature.ts';
import { registerAuditRoutes } from './audit.routes.ts';
import type { AuditService } from './audit.service.ts';

export interface AuditNeeds {
  readonly identity: Identity;
  readonly audit: AuditService;
}

export function auditFeature({ identity, audit }: AuditNeeds): Feature {
  return { routes: (app) => registerAuditRoutes(app, { identity, audit }) };
}
