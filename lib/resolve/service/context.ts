import type { Environment } from '../../model/environment';
import type { FactsTable } from '../../model/facts';
import type { GatewayTable } from '../../model/gateway-facts';
import type { Platform } from '../../model/platform';
import type { Report } from '../../model/problem';
import type { Use } from '../../model/uses';
import type { Settings } from '../../spec/service-spec';

/** The merged settings of one service in one environment, with what its parts are settled against. */
export interface SettleContext {
  readonly name: string;
  readonly settings: Settings;
  /** What the service's own files say of it, without anybody's defaults. */
  readonly own: Settings;
  readonly platform: Platform;
  readonly environment: Environment;
  readonly facts: FactsTable;
  readonly gateways: GatewayTable;
  /** Names of all services of the platform. */
  readonly services: readonly string[];
  /** Names of the platform's own for StorageClasses that none of its clusters has, which it was told of. @default - none */
  readonly missingClasses?: readonly string[];
  readonly report: Report;
  /** Takes what may end. @default - nobody asks */
  readonly note?: (use: Use, path: readonly PropertyKey[]) => void;
}
