import { textAt } from './body';
import { refusal } from './refusal';
import { type FieldRule, always } from './rule';
import { kubernetesPage, validationOf } from './sources';

const job = kubernetesPage('concepts/workloads/controllers/job/');
const cronJob = kubernetesPage('concepts/workloads/controllers/cron-jobs/');

/** What changed fields of Jobs and CronJobs do. */
export const batchRules: readonly FieldRule[] = [
  {
    rule: 'job-completions',
    types: ['batch/Job'],
    fields: ['spec.completions'],
    source: validationOf('batch'),
    decide: (_field, subject) =>
      textAt(subject.after, 'spec', 'completionMode') === 'Indexed' &&
      subject.fields.some(({ path }) => path[1] === 'parallelism')
        ? { consequence: 'in-place', reason: 'an Indexed Job takes other completions together with its parallelism' }
        : refusal(subject, 'the API server refuses other completions of a Job'),
  },
  {
    rule: 'job-suspend',
    types: ['batch/Job'],
    fields: ['spec.suspend'],
    source: `${job}#suspending-a-job`,
    decide: ({ after }) =>
      after === true
        ? { consequence: 'restart-with-downtime', reason: 'the Job is suspended, and its pods that run are ended' }
        : { consequence: 'in-place', reason: 'the Job goes on' },
  },
  {
    rule: 'job-settings',
    types: ['batch/Job'],
    fields: [
      ...['parallelism', 'backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished', 'maxFailedIndexes'],
      'podReplacementPolicy',
    ].map((field) => `spec.${field}`),
    source: job,
    decide: always('in-place', 'the Job goes on with the new setting; pods that run are not touched'),
  },
  {
    rule: 'cron-job-suspend',
    types: ['batch/CronJob'],
    fields: ['spec.suspend'],
    source: cronJob,
    decide: ({ after }) => ({
      consequence: 'in-place',
      reason: after === true ? 'no further run starts; one that runs goes on' : 'runs start again at their times',
    }),
  },
  {
    rule: 'cron-job-schedule',
    types: ['batch/CronJob'],
    fields: ['spec.schedule', 'spec.timeZone'],
    source: `${cronJob}#schedule-syntax`,
    decide: always('in-place', 'the next run starts by the new schedule; one that runs goes on'),
  },
  {
    rule: 'cron-job-next-run',
    types: ['batch/CronJob'],
    fields: ['spec'],
    source: cronJob,
    decide: always('in-place', 'the next run uses the new settings; one that runs goes on'),
  },
];
