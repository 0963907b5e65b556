import type { Environment } from '../../model/environment';
import type { FactsTable } from '../../model/facts';
import type { GatewayTable } from '../../model/gateway-facts';
import type { Platform } from '../../model/platform';
import type { Position, Problem, Report } from '../../model/problem';
import type { Use } from '../../model/uses';
import type { Settings } from '../../spec/service-spec';

/** The merged settings of one service in one environment, with what its parts are settled against. */
export interface SettleContext {
  readonly name: string;
  readonly settings: Settings;
  /** Settings of the service's own files, without defaults. */
  readonly own: Settings;
  readonly platform: Platform;
  readonly environment: Environment;
  readonly facts: FactsTable;
  readonly gateways: GatewayTable;
  /** Names of all services of the platform. */
  readonly services: readonly string[];
  /** Reported names of the platform's StorageClasses that none of its clusters has. @default - none */
  readonly missingClasses?: readonly string[];
  readonly report: Report;
  /** Reports at a place that is not in the settings. */
  readonly reportAt: (position: Position, code: Problem['code'], message: string) => void;
  /** Receives product versions in use. @default - not needed */
  readonly note?: (use: Use, path: readonly PropertyKey[]) => void;
}
