import type { ClusterUnit } from '../../model/cluster-unit';
import { alertmanagerConfiguration } from '../../observability/routing/configuration';
import { secretName, storedKeys } from '../../observability/routing/secret-file';
import { externalSecret } from '../service/external-secret';
import { externalSecretOf } from './alert-routing';

/** Values of kube-prometheus-stack for an Alertmanager that tells whom the environments of a cluster say; its chart makes the objects, so that Flux's account of the cluster needs no rights to secrets. */
export function alertmanagerValues(unit: ClusterUnit | undefined, spec: object): object {
  const own = unit?.alerting?.owned ? unit.alerting.environments : [];
  if (!unit || own.length === 0) return { alertmanager: { alertmanagerSpec: spec } };
  const platform = unit.platform.name;
  const reading = own.filter(({ routing }) => storedKeys(routing.receivers).length > 0);
  const secrets = reading.map(({ environment }) => secretName(platform, environment));
  const extraManifests = own.flatMap((one) =>
    one.namespaces.flatMap((namespace) => externalSecretOf(unit, one, namespace) ?? []),
  );
  return {
    alertmanager: {
      alertmanagerSpec: { ...spec, ...(secrets.length && { secrets }) },
      config: alertmanagerConfiguration(own.map(({ environment, routing }) => ({ platform, environment, routing }))),
    },
    ...(extraManifests.length && { extraManifests: extraManifests.map(externalSecret) }),
  };
}
