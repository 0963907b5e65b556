import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import type { Unit } from '../../model/unit';
import { controllerName, objectName } from '../object-name';
import { about, annotations, labels, version } from './labels';
import { podTemplate, withPods } from './pod-template';

/** A service that runs by the clock. */
export class CronJob extends Construct {
  constructor(scope: Construct, id: string, unit: Unit) {
    super(scope, id);
    const { name, batch, workload } = unit.service;
    if (!workload.schedule) throw new Error(`${name}: expected a schedule; got none; settle reports this`);
    const { concurrencyPolicy, suspend, ...run } = batch;
    const pods = podTemplate(unit, 'Never');
    const manifest = k8s.KubeCronJob.manifest({
      metadata: { name: objectName(name, '', controllerName), labels: version(unit), annotations: about(unit) },
      spec: {
        schedule: workload.schedule,
        timeZone: workload.timeZone,
        concurrencyPolicy,
        suspend,
        jobTemplate: {
          metadata: { labels: { ...labels(unit), ...version(unit) }, annotations: annotations(unit) },
          spec: { ...run, template: pods.template },
        },
      },
    });
    withPods(this, manifest, '/spec/jobTemplate/spec/template', pods);
  }
}
