/** `npm run docs:alarms`: writes the page of the alarm engine's transitions. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transitionPage } from '@chairside/shared/alarms/engine/transition-table.fixture';

writeFileSync(join(import.meta.dirname, '../../docs/alarm-transitions.md'), transitionPage());
