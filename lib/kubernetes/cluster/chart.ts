import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Part } from './parts';

/** One part of a cluster, every object with its own namespace. */
export class ClusterChart extends Chart {
  constructor(scope: Construct, { name, build }: Part) {
    super(scope, name, { disableResourceNameHashes: true });
    build(this);
  }
}
