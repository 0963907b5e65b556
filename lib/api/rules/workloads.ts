import { cronProblem } from '../cron';
import { percentage, unlike } from '../forms';
import { isTimeZone } from '../time-zones';
import { mounted } from './pods';
import { type Mapping, type Rule, type Tell, exactlyOne, isThere } from './rule';

/** Reports an invalid number of pods. */
function share(value: Mapping, key: string, tell: Tell, most?: number): void {
  const given = value[key] as unknown;
  if (!isThere(given)) return;
  const wrong = typeof given === 'string' ? unlike(percentage, given) : undefined;
  const number = parseInt(String(given));
  if (wrong) tell([key], wrong);
  else if (number < 0 || (typeof given === 'string' && most !== undefined && number > most))
    tell([key], `expected ${most === undefined ? '0 or more' : `at most ${most}%`}, got ${given as string | number}`);
}

const isZero = (given: unknown) => given !== undefined && parseInt(String(given)) === 0;

const rolling: Rule = (value, tell) => {
  share(value, 'maxSurge', tell);
  share(value, 'maxUnavailable', tell, 100);
  if (isZero(value.maxSurge) && isZero(value.maxUnavailable))
    tell(['maxUnavailable'], 'expected at least 1 where maxSurge is 0, so that a rollout can go on, got 0');
};

const deployment: Rule = ({ progressDeadlineSeconds = 600, minReadySeconds = 0, ...rest }, tell) => {
  if (progressDeadlineSeconds <= minReadySeconds)
    tell(
      ['progressDeadlineSeconds'],
      `expected more than minReadySeconds, which is ${minReadySeconds}, got ${progressDeadlineSeconds}`,
    );
  if (rest.strategy?.type === 'Recreate' && rest.strategy.rollingUpdate)
    tell(['strategy', 'rollingUpdate'], 'expected none beside type: Recreate');
  selected(rest, tell);
  runs(rest, ['Always'], tell);
};

function selected({ selector, template }: Mapping, tell: Tell): void {
  const labels = template?.metadata?.labels ?? {};
  for (const [key, value] of Object.entries((selector?.matchLabels ?? {}) as Readonly<Record<string, string>>))
    if (labels[key] !== value)
      tell(
        ['template', 'metadata', 'labels'],
        `expected ${key}: ${value}, as the selector has it, got ${labels[key] ?? 'none'}`,
      );
}

function runs(value: Mapping, policies: readonly string[], tell: Tell): void {
  const claims = ((value.volumeClaimTemplates ?? []) as Mapping[]).map(({ metadata }) => String(metadata?.name));
  restarted(value, policies, tell);
  mounted(value.template?.spec ?? {}, claims, ['template', 'spec'], tell);
}

function restarted({ template }: Mapping, allowed: readonly string[], tell: Tell): void {
  const policy = template?.spec?.restartPolicy ?? 'Always';
  if (!allowed.includes(policy))
    tell(['template', 'spec', 'restartPolicy'], `expected ${allowed.join(' or ')}, got ${policy}`);
}

const cronJob: Rule = ({ schedule, timeZone }, tell) => {
  const wrong = cronProblem(schedule);
  if (wrong) tell(['schedule'], wrong);
  if (timeZone !== undefined && !isTimeZone(timeZone))
    tell(['timeZone'], `expected an IANA time zone, such as Europe/Berlin, got ${timeZone}`);
};

const autoscaler: Rule = ({ minReplicas = 1, maxReplicas }, tell) => {
  if (maxReplicas < minReplicas)
    tell(['maxReplicas'], `expected at least minReplicas, which is ${minReplicas}, got ${maxReplicas}`);
};

const budget: Rule = (value, tell) => {
  share(value, 'minAvailable', tell, 100);
  share(value, 'maxUnavailable', tell, 100);
  if (value.minAvailable !== undefined && value.maxUnavailable !== undefined)
    tell(['maxUnavailable'], 'expected minAvailable or maxUnavailable, got both');
};

/** Field of each type of a metric. */
const sources: Readonly<Record<string, string>> = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};

const metric: Rule = ({ type, ...rest }, tell) => {
  const field = sources[type];
  if (field && rest[field] === undefined) tell([field], `expected ${field} beside type: ${type}, got nothing`);
};

/** Rules of workloads. @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/apps/validation/validation.go */
export const workloads: Readonly<Record<string, Rule>> = {
  V1CronJobSpec: cronJob,
  V1DaemonSetSpec: (value, tell) => {
    selected(value, tell);
    runs(value, ['Always'], tell);
  },
  V1DeploymentSpec: deployment,
  V1JobSpec: (value, tell) => runs(value, ['OnFailure', 'Never'], tell),
  V1PodDisruptionBudgetSpec: budget,
  V1RollingUpdateDeployment: rolling,
  V1RollingUpdateStatefulSetStrategy(value, tell) {
    share(value, 'maxUnavailable', tell, 100);
    if (isZero(value.maxUnavailable))
      tell(['maxUnavailable'], 'expected at least 1, so that a rollout can go on, got 0');
  },
  V1StatefulSetSpec: (value, tell) => {
    selected(value, tell);
    runs(value, ['Always'], tell);
  },
  V2HorizontalPodAutoscalerSpec: autoscaler,
  V2MetricIdentifier({ name }, tell) {
    if (/[/%]|^\.\.?$/.test(name) || !name) tell(['name'], `expected a name without / and %, got ${name || 'nothing'}`);
  },
  V2MetricSpec: metric,
  V2MetricTarget: (value, tell) => exactlyOne(value, ['averageUtilization', 'averageValue', 'value'], tell),
};
