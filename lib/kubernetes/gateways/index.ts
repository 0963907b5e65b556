import { envoy } from './envoy';
import type { Gateways } from './gateway';
import { kong } from './kong';
import { nginx } from './nginx';

/** Gateways that come with Strata. */
export const gateways: Gateways = { envoy, kong, nginx };
