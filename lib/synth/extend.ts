import { join } from 'node:path';
import { createJiti } from 'jiti';
import type { Stack } from '../cloud/stack';
import type { ServiceChart } from '../kubernetes/service/chart';
import type { Unit } from '../model/unit';

/** What `services/<platform>/<service>/extend.ts` may export: the last rung, for what no spec can say. */
export interface Extension {
  /** Adds to, or changes, what one phase of the service holds. */
  readonly chart?: (chart: ServiceChart, unit: Unit) => void;
  /** Adds to, or changes, the service's Terraform stack. */
  readonly stack?: (stack: Stack, unit: Unit) => void;
}

/** Loads a service's extension. */
export async function loadExtension(root: string, { extend }: Unit['service']): Promise<Extension> {
  if (!extend) return {};
  const jiti = createJiti(join(root, 'strata.js'), { interopDefault: true });
  return jiti.import<Extension>(join(root, extend));
}
