import { Construct } from 'constructs';
import type { Migration } from '../../model/parts/migration';
import type { Volume } from '../../model/parts/volumes';
import type { Unit } from '../../model/unit';
import { objectName } from '../object-name';
import { ContentJob } from './job';
import { migrationSelector } from './labels';
import { type PodTemplate, podTemplate } from './pod-template';

/** The Job that brings a database up to the version that starts after it, with all that the service itself reads. */
export class MigrationJob extends Construct {
  constructor(scope: Construct, id: string, unit: Unit, migration: Migration) {
    super(scope, id);
    const own = { ...migrationSelector(unit), 'app.kubernetes.io/component': 'migration' };
    const { backoffLimit, activeDeadlineSeconds } = migration;
    new ContentJob(this, 'Job', {
      name: objectName(unit.service.name, '-migrate', 56),
      labels: own,
      annotations: { 'kustomize.toolkit.fluxcd.io/force': 'Enabled' },
      pods: relabel(podTemplate(alone(unit, migration), 'Never'), own),
      backoffLimit,
      activeDeadlineSeconds,
    });
  }
}

/** A unit whose pods only migrate: nobody asks them how they are; sidecars stay, since one may lead to the database. */
function alone(unit: Unit, { command, args }: Migration): Unit {
  const { service } = unit;
  const volumes = service.volumes.filter(isOwn);
  const names = volumes.map(({ name }) => name);
  const sidecars = service.lifecycle.sidecars.filter(({ mounts }) =>
    mounts.every(({ volume }) => names.includes(volume)),
  );
  return {
    ...unit,
    service: {
      ...service,
      workload: { ...service.workload, command, args },
      networking: { containerPorts: [], endpoints: [] },
      scheduling: { ...service.scheduling, spread: [] },
      health: {},
      lifecycle: { terminationGracePeriodSeconds: 30, initContainers: [], sidecars },
      volumes,
    },
  };
}

/** Whether a volume exists before the service does, and is not held by its pods. */
function isOwn({ source }: Volume): boolean {
  return ['emptyDir', 'secret', 'configMap'].includes(source.type);
}

function relabel({ template, newer }: PodTemplate, labels: Readonly<Record<string, string>>): PodTemplate {
  const metadata = { ...template.metadata, labels: { ...template.metadata?.labels, ...labels } };
  return { template: { ...template, metadata }, newer };
}
