import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Batch } from '../../model/parts/batch';
import type { Unit } from '../../model/unit';
import { objectName } from '../../model/object-name';
import { about, version } from './labels';
import { type PodTemplate, podTemplate } from './pod-template';
import { kinds } from '../kinds';

/** Props of a Job. */
export type JobProps = Pick<Batch, 'backoffLimit'> &
  Partial<Pick<Batch, 'activeDeadlineSeconds' | 'parallelism' | 'completions'>> & {
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly pods: PodTemplate;
  };

/**
 * A Job that Flux recreates when its pod template changes, since that is immutable; its name and file are constant. It has no TTL: Flux would recreate a deleted one.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
 */
export class ReplacedJob extends Construct {
  constructor(scope: Construct, id: string, { name, labels, annotations, pods, ...batch }: JobProps) {
    super(scope, id);
    new ApiObject(this, 'Resource', {
      ...kinds.Job,
      metadata: {
        name,
        labels: { ...labels },
        annotations: { ...annotations, 'kustomize.toolkit.fluxcd.io/force': 'Enabled' },
      },
      spec: { ...batch, template: pods },
    });
  }
}

/** A service that runs once for each version. */
export class Job extends Construct {
  constructor(scope: Construct, id: string, unit: Unit) {
    super(scope, id);
    const { name, batch } = unit.service;
    const { backoffLimit, activeDeadlineSeconds, parallelism, completions } = batch;
    new ReplacedJob(this, 'Job', {
      name: objectName(name),
      labels: version(unit),
      annotations: about(unit),
      pods: podTemplate(unit, 'Never'),
      backoffLimit,
      activeDeadlineSeconds,
      parallelism,
      completions,
    });
  }
}
