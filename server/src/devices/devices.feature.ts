import type { Sending } from '@chairside/shared/vitals/wire-values';
import type { Identity } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import type { LiveDirectory } from '../engine/directory.ts';
import type { Clock } from '../platform/clock.ts';
import type { Feature } from '../platform/feature.ts';
import type { Store } from '../store/ports/store.ts';
import { DeviceNotes } from './device-notes.ts';
import { registerDeviceRoutes } from './devices.routes.ts';
import { DevicesService } from './devices.service.ts';

export interface DevicesNeeds {
  readonly identity: Identity;
  readonly audit: ChangeAudit;
  readonly store: Pick<Store, 'devices' | 'clinics'>;
  readonly live: LiveDirectory;
  readonly clock: Clock;
  /** What is connected. */
  readonly links: {
    cutOff(deviceId: string): void;
    sendingSet(deviceId: string, sending: Sending): void;
  };
}

export interface DevicesFeature extends Feature {
  /** What the intake noticed about monitors, shown on their page. */
  readonly notes: DeviceNotes;
}

export function devicesFeature(needs: DevicesNeeds): DevicesFeature {
  const { identity, audit, store, live, clock, links } = needs;
  const notes = new DeviceNotes();
  const devices = new DevicesService({
    ...{ devices: store.devices, clinics: store.clinics, live, notes, clock },
    cutOff: (deviceId) => links.cutOff(deviceId),
    sendingSet: (deviceId, sending) => links.sendingSet(deviceId, sending),
  });
  return { notes, routes: (app) => registerDeviceRoutes(app, { identity, devices, audit }) };
}
