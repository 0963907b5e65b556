import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterUnit } from '../../model/cluster-unit';
import { labels } from './names';

/** Secret stores of the clouds, each for the namespaces of its environment only. @see https://external-secrets.io/latest/api/clustersecretstore/ */
export class Stores extends Construct {
  constructor(scope: Construct, id: string, unit: ClusterUnit) {
    super(scope, id);
    for (const { name, provider, namespaces } of unit.stores)
      new ApiObject(this, name, {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ClusterSecretStore',
        metadata: { name, labels: labels(unit) },
        spec: { provider, conditions: [{ namespaces: [...namespaces] }] },
      });
  }
}
