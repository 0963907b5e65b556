import type { GatewayTable } from '../../model/gateway-facts';
import { envoy } from './envoy/facts';
import { kong } from './kong/facts';
import { nginx } from './nginx/facts';

/** Facts of each built-in gateway, available without loading its constructs. */
export const facts = { envoy, kong, nginx } as const satisfies GatewayTable;
