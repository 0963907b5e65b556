import type { Environment } from '../../model/environment';
import type { Platform } from '../../model/platform';
import type { Locator, Problem } from '../../model/problem';
import type { EnvironmentSpec } from '../../spec/environment-spec';

interface Settled {
  readonly environment: Environment;
  readonly spec: Pick<EnvironmentSpec, 'delivery'>;
  readonly locate: Locator;
}

/** A platform with charts where an environment is delivered by them. */
export function withCharts(platform: Platform, settled: readonly Settled[]): Platform {
  return platform.helm || !settled.some(isByHelm) ? platform : { ...platform, helm: { charts: true } };
}

/** Deliveries by charts of a platform that wants none, each where it is written. */
export function missingCharts({ helm }: Platform, settled: readonly Settled[], locatePlatform: Locator): Problem[] {
  if (!helm || helm.charts) return [];
  const lacking = settled.filter(isByHelm);
  const own = lacking.filter(({ spec }) => spec.delivery !== undefined);
  const places = [...own.map(({ locate }) => locate), ...(lacking.length > own.length ? [locatePlatform] : [])];
  return places.map((locate) => ({
    ...locate(['delivery']),
    code: 'E378',
    message: 'expected helm.charts: true or nothing in platform.yaml for a delivery by helm, got helm.charts: false',
  }));
}

function isByHelm({ environment: { delivery } }: Settled): boolean {
  return delivery?.by === 'helm';
}
