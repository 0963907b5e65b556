import type { ObjectBody } from '../../../../../lib/change/diff/object-change';
import { objectOf } from '../change';
import type { TitledCase } from './case';

const job = (spec: ObjectBody, metadata: ObjectBody = {}) =>
  objectOf('Job', { spec: { template: { spec: {} }, ...spec } }, metadata);
const cron = (spec: ObjectBody) => objectOf('CronJob', { spec });
const ofJob = (before: ObjectBody, after: ObjectBody) => ({
  type: 'batch/Job',
  before: job(before),
  after: job(after),
});
const ofCron = (before: ObjectBody, after: ObjectBody) => ({
  type: 'batch/CronJob',
  before: cron(before),
  after: cron(after),
});
const quota = (hard: ObjectBody, rest: ObjectBody = {}) => objectOf('ResourceQuota', { spec: { hard, ...rest } });
const ofQuota = (before: ObjectBody, after: ObjectBody) => ({
  type: 'ResourceQuota',
  before: quota(before),
  after: quota(after),
});
const priority = (rest: ObjectBody) => objectOf('PriorityClass', rest, { namespace: undefined });
const ofPriority = (before: ObjectBody, after: ObjectBody) => ({
  type: 'scheduling.k8s.io/PriorityClass',
  before: priority(before),
  after: priority(after),
});

/** Changes of Jobs, quotas and priorities. */
export const batchCases: readonly TitledCase[] = [
  ['a Job with other completions', ofJob({}, { completions: 2 }), 'refused: job-completions'],
  [
    'an Indexed Job with other completions',
    ofJob(
      { completionMode: 'Indexed', completions: 2, parallelism: 2 },
      { completionMode: 'Indexed', completions: 3, parallelism: 3 },
    ),
    'in-place: job-completions',
  ],
  ['a Job that is suspended', ofJob({}, { suspend: true }), 'restart-with-downtime: job-suspend'],
  ['a Job with other settings', ofJob({}, { backoffLimit: 2 }), 'in-place: job-settings'],
  [
    'a Job under a name with another digest',
    { type: 'batch/Job', before: job({}, { name: 'api-0a1b2c' }), after: job({}, { name: 'api-3d4e5f' }) },
    'replacement: renamed',
  ],
  ['a Job that comes', { type: 'batch/Job', after: job({}) }, 'in-place: job-created'],
  [
    'a CronJob with another schedule',
    ofCron({ schedule: '0 1 * * *' }, { schedule: '0 2 * * *' }),
    'in-place: cron-job-schedule',
  ],
  ['a CronJob that is suspended', ofCron({}, { suspend: true }), 'in-place: cron-job-suspend'],
  [
    'a CronJob with another template',
    ofCron({ jobTemplate: {} }, { jobTemplate: { spec: { backoffLimit: 1 } } }),
    'in-place: cron-job-next-run',
  ],
  ['a CronJob that goes', { type: 'batch/CronJob', before: cron({}) }, 'restart-with-downtime: cronjob-deleted'],
  ['a quota that falls', ofQuota({ pods: '10' }, { pods: '5' }), 'capacity: quota'],
  ['a quota that rises', ofQuota({ 'requests.cpu': '900m' }, { 'requests.cpu': '1' }), 'cost-up: quota'],
  ['a quota of one thing more', ofQuota({}, { pods: '5' }), 'capacity: quota'],
  [
    'a quota of other scopes',
    { type: 'ResourceQuota', before: quota({}), after: quota({}, { scopes: ['NotTerminating'] }) },
    'refused: resourcequota-immutable',
  ],
  [
    'a quota of other priorities',
    { type: 'ResourceQuota', before: quota({}), after: quota({}, { scopeSelector: { a: 1 } }) },
    'capacity: quota-scope',
  ],
  [
    'a range of limits',
    {
      type: 'LimitRange',
      before: objectOf('LimitRange', { spec: { limits: [] } }),
      after: objectOf('LimitRange', { spec: { limits: [{ type: 'Container' }] } }),
    },
    'capacity: limit-range',
  ],
  ['a priority with another value', ofPriority({ value: 1 }, { value: 2 }), 'refused: priorityclass-immutable'],
  ['a priority that becomes the default', ofPriority({}, { globalDefault: true }), 'capacity: priority-default'],
  ['a priority with another description', ofPriority({}, { description: 'x' }), 'none: description'],
];
