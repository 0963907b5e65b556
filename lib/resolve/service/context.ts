import type { Environment } from '../../model/environment';
import type { FactsTable } from '../../model/facts';
import type { GatewayTable } from '../../model/gateway-facts';
import type { Platform } from '../../model/platform';
import type { Report } from '../../model/problem';
import type { Use } from '../../model/uses';
import type { Settings } from '../../spec/service-spec';

/** What is asked for one service in one environment, and whom to tell what is wrong with it. */
export interface Asked {
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
  readonly strange?: readonly string[];
  readonly report: Report;
  /** Takes what may end. @default - nobody asks */
  readonly note?: (use: Use, path: readonly PropertyKey[]) => void;
}
