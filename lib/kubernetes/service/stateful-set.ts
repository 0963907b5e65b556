import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Rollout } from '../../model/parts/rollout';
import type { Volume } from '../../model/parts/volumes';
import type { Unit } from '../../model/unit';
import { objectName } from '../../model/object-name';
import { workloadName } from '../../model/workload-types';
import { EndpointService } from './endpoint';
import { about, selector, version } from './labels';
import { podTemplate } from './pod-template';
import { Replicated } from './replicated';
import { claimSpec } from './volumes';
import { type Spelled, kinds } from '../kinds';

/** Pods with stable names and volumes, and their headless Service. */
export class StatefulSet extends Construct {
  constructor(scope: Construct, id: string, unit: Unit) {
    super(scope, id);
    const { scaling, rollout, volumes } = unit.service;
    const name = workloadName('StatefulSet', unit.service.name);
    new ApiObject(this, 'Resource', {
      ...kinds.StatefulSet,
      metadata: { name, labels: version(unit), annotations: about(unit) },
      spec: {
        serviceName: governing(this, unit),
        // With an autoscaler, the initial number; Flux ignores it afterwards.
        replicas: scaling.replicas,
        podManagementPolicy: rollout.podManagement,
        updateStrategy: strategy(rollout),
        revisionHistoryLimit: rollout.history,
        minReadySeconds: rollout.minReadySeconds,
        selector: { matchLabels: selector(unit) },
        template: podTemplate(unit),
        volumeClaimTemplates: claimTemplates(volumes, selector(unit)),
      },
    });
    new Replicated(this, 'Replicated', { unit, kind: 'StatefulSet', target: name });
  }
}

/** Name of the headless Service: the user's own, or a new one. */
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

function strategy({ type, maxUnavailable }: Rollout): Spelled {
  if (type === 'OnDelete') return { type };
  return {
    type: 'RollingUpdate',
    rollingUpdate: maxUnavailable === undefined ? undefined : { maxUnavailable },
  };
}

/** Claim templates, which are immutable, so that they have only constant labels. */
function claimTemplates(volumes: readonly Volume[], labels: Record<string, string>): Spelled[] {
  return volumes.flatMap(({ name, source }) =>
    source.type === 'claimTemplate' ? [{ metadata: { name, labels }, spec: claimSpec(source) }] : [],
  );
}
