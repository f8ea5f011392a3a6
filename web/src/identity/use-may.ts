import { type Capability, may } from '@chairside/shared/people/roles';
import { useMe } from './use-me.ts';

/** Whether the role of who is signed in allows this. */
export const useMay = (capability: Capability): boolean => may(useMe().user.role, capability);
