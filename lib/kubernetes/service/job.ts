import type { ApiObjectProps } from 'cdk8s';
import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import { digest } from '../../model/name';
import type { Batch } from '../../model/parts/batch';
import type { Unit } from '../../model/unit';
import { objectName } from '../object-name';
import { type PodTemplate, podTemplate, withPods } from './pod-template';

/** How a Job runs its pods. */
export type JobProps = Pick<Batch, 'backoffLimit'> &
  Partial<Pick<Batch, 'activeDeadlineSeconds' | 'parallelism' | 'completions'>> & {
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly pods: PodTemplate;
  };

/**
 * A Job named for its content, since a Job cannot change. It stays when it is done: Flux would run one that deletes
 * itself again, and deletes it once a new one takes its place.
 */
export class ContentJob extends Construct {
  constructor(scope: Construct, id: string, { name, labels, annotations, pods, ...batch }: JobProps) {
    super(scope, id);
    const manifest = k8s.KubeJob.manifest({ spec: { ...batch, template: pods.template } }) as ApiObjectProps;
    const content = digest(JSON.stringify([manifest, pods.newer]));
    const metadata = { name: objectName(name, `-${content}`), labels: { ...labels }, annotations: { ...annotations } };
    withPods(this, { ...manifest, metadata }, '/spec/template', pods);
  }
}

/** A service that runs once a version, to its end. */
export class Job extends Construct {
  constructor(scope: Construct, id: string, unit: Unit) {
    super(scope, id);
    const { name, batch } = unit.service;
    const { backoffLimit, activeDeadlineSeconds, parallelism, completions } = batch;
    const pods = podTemplate(unit, 'Never');
    new ContentJob(this, 'Job', { name, pods, backoffLimit, activeDeadlineSeconds, parallelism, completions });
  }
}
