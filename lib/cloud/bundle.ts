import { Construct } from 'constructs';
import type { BundleProps } from './cloud';

/** A secret whose value never reaches the state. */
type StoredSecret = new (
  scope: Construct,
  id: string,
  props: {
    readonly name: string;
    readonly content: Pick<BundleProps, 'value' | 'version'>;
    readonly recoveryDays: number;
  },
) => Construct;

/** A class of bundles. */
type Bundle = new (scope: Construct, id: string, props: BundleProps) => Construct;

/** The class of secret bundles of units in a cloud's secret store; they are derived data, so that nothing is lost with them. */
export function bundleIn(Stored: StoredSecret): Bundle {
  return class extends Construct {
    constructor(scope: Construct, id: string, { name, value, version }: BundleProps) {
      super(scope, id);
      new Stored(this, 'Resource', { name, content: { value, version }, recoveryDays: 0 });
    }
  };
}

/** The class that refuses bundles, for a cloud whose secret store Terraform cannot write to. */
export function noBundleIn(cloud: string): Bundle {
  return class extends Construct {
    constructor(scope: Construct, id: string, { name }: BundleProps) {
      super(scope, id);
      throw new Error(
        `${name}: ${cloud} has no secret store for what Terraform hands on; link reports this at its line`,
      );
    }
  };
}
