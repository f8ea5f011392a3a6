/** `npm run docs:session`: writes the page of the session's states. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { statePage } from '@chairside/shared/moves/state-table.fixture';

writeFileSync(join(import.meta.dirname, '../../docs/session-states.md'), statePage());
