import { envoy } from './envoy/envoy';
import type { Gateways } from './gateway';
import { kong } from './kong/kong';
import { nginx } from './nginx/nginx';

/** Gateways that come with Strata. */
export const gateways: Gateways = { envoy, kong, nginx };
