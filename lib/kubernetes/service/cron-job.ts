import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Unit } from '../../model/unit';
import { workloadName } from '../../model/workload-types';
import { about, annotations, labels, version } from './labels';
import { podTemplate } from './pod-template';
import { kinds } from '../kinds';

/** A service that runs on a schedule. */
export class CronJob extends Construct {
  constructor(scope: Construct, id: string, unit: Unit) {
    super(scope, id);
    const { name, batch, workload } = unit.service;
    if (!workload.schedule) throw new Error(`${name}: expected a schedule; got none; settle reports this`);
    const { concurrencyPolicy, suspend, ...run } = batch;
    new ApiObject(this, 'Resource', {
      ...kinds.CronJob,
      metadata: { name: workloadName('CronJob', name), labels: version(unit), annotations: about(unit) },
      spec: {
        schedule: workload.schedule,
        timeZone: workload.timeZone,
        concurrencyPolicy,
        suspend,
        jobTemplate: {
          metadata: { labels: { ...labels(unit), ...version(unit) }, annotations: annotations(unit) },
          spec: { ...run, template: podTemplate(unit, 'Never') },
        },
      },
    });
  }
}
