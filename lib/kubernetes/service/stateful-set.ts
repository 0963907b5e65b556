import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import type { Rollout } from '../../model/parts/rollout';
import type { Volume } from '../../model/parts/volumes';
import type { Unit } from '../../model/unit';
import { controllerName, objectName } from '../object-name';
import { EndpointService } from './endpoint';
import { about, selector, version } from './labels';
import { podTemplate, withPods } from './pod-template';
import { intOrString } from './probe';
import { Replicated } from './replicated';
import { claimSpec } from './volumes';

/** Pods that each have a name and volumes of their own, and the headless Service that names them. */
export class StatefulSet extends Construct {
  constructor(scope: Construct, id: string, unit: Unit) {
    super(scope, id);
    const { scaling, rollout, volumes } = unit.service;
    const name = objectName(unit.service.name, '', controllerName);
    const pods = podTemplate(unit);
    const manifest = k8s.KubeStatefulSet.manifest({
      metadata: { name, labels: version(unit), annotations: about(unit) },
      spec: {
        serviceName: governing(this, unit),
        replicas: scaling.autoscaling ? undefined : scaling.replicas,
        podManagementPolicy: rollout.podManagement,
        updateStrategy: strategy(rollout),
        revisionHistoryLimit: rollout.history,
        minReadySeconds: rollout.minReadySeconds,
        selector: { matchLabels: selector(unit) },
        template: pods.template,
        volumeClaimTemplates: claimTemplates(volumes, selector(unit)),
      },
    });
    withPods(this, manifest, '/spec/template', pods);
    new Replicated(this, 'Replicated', { unit, kind: 'StatefulSet', target: name });
  }
}

/** Name of the headless Service: the user's own, or one that is made here. */
function governing(scope: Construct, unit: Unit): string {
  const { name: service, networking } = unit.service;
  const given = networking.endpoints.find(({ type }) => type === 'Headless');
  if (given) return given.name;

  const name = objectName(service, '-headless');
  const ports = networking.containerPorts.map((port) => ({ ...port, targetPort: port.name }));
  new EndpointService(scope, 'Headless', {
    name,
    type: 'Headless',
    annotations: {},
    ports,
    selector: selector(unit),
    publishNotReady: true,
  });
  return name;
}

function strategy({ type, maxUnavailable }: Rollout): k8s.StatefulSetUpdateStrategy {
  if (type === 'OnDelete') return { type };
  return {
    type: 'RollingUpdate',
    rollingUpdate: maxUnavailable === undefined ? undefined : { maxUnavailable: intOrString(maxUnavailable) },
  };
}

/** Claims a pod; Kubernetes never changes them, so that they bear only labels that never change. */
function claimTemplates(
  volumes: readonly Volume[],
  labels: Record<string, string>,
): k8s.KubePersistentVolumeClaimProps[] {
  return volumes.flatMap(({ name, source }) =>
    source.type === 'claimTemplate' ? [{ metadata: { name, labels }, spec: claimSpec(source) }] : [],
  );
}
