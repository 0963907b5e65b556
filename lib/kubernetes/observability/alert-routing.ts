import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Alerting, ClusterUnit } from '../../model/cluster-unit';
import { objectName } from '../../model/object-name';
import { alertmanagerConfiguration } from '../../observability/routing/configuration';
import { alertmanagerConfigSpec } from '../../observability/routing/configuration-object';
import { secretKey, secretName, storedKeys } from '../../observability/routing/secret-file';
import { labels } from '../cluster/names';
import { kinds } from '../kinds';
import { ExternalSecret, type ExternalSecretProps } from '../service/external-secret';

/** Label by which an Alertmanager without an operator may be told which ConfigMaps are its own. */
export const configurationLabel = 'strata.dev/alertmanager-configuration';

interface AlertRoutingProps {
  readonly unit: ClusterUnit;
  readonly namespace: string;
}

/** Whom the alerts of environments go to, and the secrets for it, in one namespace. */
export class AlertRouting extends Construct {
  constructor(scope: Construct, id: string, { unit, namespace }: AlertRoutingProps) {
    super(scope, id);
    const { stack, environments } = unit.alerting!;
    for (const one of environments.filter(({ namespaces }) => namespaces.includes(namespace))) {
      const props = externalSecretOf(unit, one, namespace);
      if (props) new ExternalSecret(this, `Secret-${one.environment}`, props);
      if (stack === 'operator') this.configuration(unit, one, namespace);
      else this.file(unit, one, namespace);
    }
  }

  private configuration(unit: ClusterUnit, { environment, routing }: Alerting, namespace: string): void {
    const { name: platform } = unit.platform;
    new ApiObject(this, `AlertmanagerConfig-${environment}`, {
      apiVersion: 'monitoring.coreos.com/v1alpha1',
      kind: 'AlertmanagerConfig',
      metadata: { name: objectName(`${platform}-${environment}`), namespace, labels: labels(unit) },
      spec: alertmanagerConfigSpec({ platform, environment, routing }),
    });
  }

  private file(unit: ClusterUnit, { environment, routing }: Alerting, namespace: string): void {
    const { name: platform } = unit.platform;
    const name = objectName(`${platform}-${environment}`, '-alertmanager');
    new ApiObject(this, `ConfigMap-${environment}`, {
      ...kinds.ConfigMap,
      metadata: { name, namespace, labels: { ...labels(unit), [configurationLabel]: 'true' } },
      // JSON is YAML, which is what Alertmanager reads.
      data: {
        'alertmanager.yml': `${JSON.stringify(alertmanagerConfiguration([{ platform, environment, routing }]), null, 2)}\n`,
      },
    });
  }
}

/** The Secret of an environment's receivers, read from its store; nothing where they need none, or people make it. */
export function externalSecretOf(
  { platform }: ClusterUnit,
  { environment, routing, store }: Alerting,
  namespace: string,
): ExternalSecretProps | undefined {
  const data = storedKeys(routing.receivers).map((one) => ({
    ...{ secretKey: secretKey(one), key: one.secret, property: one.key },
  }));
  if (!store || data.length === 0) return undefined;
  const name = secretName(platform.name, environment);
  return { name, namespace, store, target: name, data };
}
