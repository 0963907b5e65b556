import { type Mapping, type Rule, type Tell, exactlyOne, isSaid, isThere, repeated } from './rule';

const toleration: Rule = ({ key, operator, value, effect, tolerationSeconds }, tell, minor) => {
  const operators = ['Exists', 'Equal', ...(minor >= 35 ? ['Lt', 'Gt'] : [])];
  if (isSaid(operator) && !operators.includes(operator))
    tell(['operator'], `expected one of ${operators.join(', ')}, got ${operator}`);
  if (!isSaid(key) && operator !== 'Exists')
    tell(['operator'], `expected Exists where no key is said, got ${operator || 'nothing'}`);
  if (operator === 'Exists' && isSaid(value))
    tell(['value'], `expected no value beside operator: Exists, got ${value}`);
  if (isSaid(tolerationSeconds) && effect !== 'NoExecute')
    tell(['effect'], `expected NoExecute beside tolerationSeconds, got ${effect || 'nothing'}`);
};

/** How many values each operator takes. */
const takes: Readonly<Record<string, (count: number) => string | undefined>> = {
  In: (count) => (count > 0 ? undefined : 'at least one'),
  NotIn: (count) => (count > 0 ? undefined : 'at least one'),
  Exists: (count) => (count === 0 ? undefined : 'none'),
  DoesNotExist: (count) => (count === 0 ? undefined : 'none'),
  Gt: (count) => (count === 1 ? undefined : 'one'),
  Lt: (count) => (count === 1 ? undefined : 'one'),
};

const requirement: Rule = ({ operator, values }, tell) => {
  const count = values?.length ?? 0;
  const what = takes[operator]?.(count);
  if (what) tell(['values'], `expected ${what} beside operator: ${operator}, got ${count || 'none'}`);
};

/** Labels in both a selector and matchLabelKeys. */
function overlapping({ labelSelector, matchLabelKeys, mismatchLabelKeys }: Mapping, tell: Tell): void {
  const chosen = [
    ...Object.keys(labelSelector?.matchLabels ?? {}),
    ...((labelSelector?.matchExpressions ?? []) as Mapping[]).map(({ key }) => key),
  ];
  for (const [name, keys] of Object.entries({ matchLabelKeys, mismatchLabelKeys } as Mapping))
    ((keys ?? []) as string[]).forEach((key, index) => {
      if (!labelSelector) tell([name], 'expected a labelSelector beside it, got none');
      else if (chosen.includes(key))
        tell([name, index], `expected a label that labelSelector does not name, got ${key}`);
    });
}

const spread: Rule = (value, tell) => {
  if (value.minDomains !== undefined && value.whenUnsatisfiable !== 'DoNotSchedule')
    tell(['minDomains'], 'expected whenUnsatisfiable: DoNotSchedule beside it');
  overlapping(value, tell);
};

const own = (kind: string, name: string) => `expected a name of its own among ${kind}, got ${name} twice`;

const pod: Rule = (value, tell, minor) => {
  const { containers, initContainers = [], volumes = [], topologySpreadConstraints: spreads } = value;
  for (const index of repeated<Mapping>(
    spreads,
    ({ topologyKey, whenUnsatisfiable }) => `${topologyKey} ${whenUnsatisfiable}`,
  ))
    tell(
      ['topologySpreadConstraints', index],
      `expected another topologyKey or whenUnsatisfiable, got ${spreads[index].topologyKey} twice`,
    );
  for (const index of repeated<Mapping>(volumes, ({ name }) => name))
    tell(['volumes', index, 'name'], own('volumes', volumes[index].name));
  const all = [...initContainers, ...containers] as Mapping[];
  for (const index of repeated<Mapping>(all, ({ name }) => name)) {
    const inner = index - initContainers.length;
    tell(
      inner < 0 ? ['initContainers', index, 'name'] : ['containers', inner, 'name'],
      own('containers', all[index]!.name),
    );
  }
  for (const [list, some] of Object.entries({ initContainers, containers } as Readonly<Record<string, Mapping[]>>))
    some.forEach((one, index) => {
      hooks(one, value.terminationGracePeriodSeconds ?? 30, minor, (path, message) =>
        tell([list, index, ...path], message),
      );
      if (list === 'initContainers' && one.restartPolicy !== 'Always')
        for (const key of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'])
          if (one[key] !== undefined)
            tell([list, index, key], 'expected none of an init container without restartPolicy: Always');
    });
};

function hooks({ lifecycle = {} }: Mapping, grace: number, minor: number, tell: Tell): void {
  for (const when of ['postStart', 'preStop']) {
    const seconds = lifecycle[when]?.sleep?.seconds as number | undefined;
    const least = minor >= 33 ? 0 : 1;
    if (seconds !== undefined && (seconds < least || seconds > grace))
      tell(
        ['lifecycle', when, 'sleep', 'seconds'],
        `expected ${least} to terminationGracePeriodSeconds, which is ${grace}, got ${seconds}`,
      );
  }
}

/** Reports mounts without a volume; claim templates of a StatefulSet are volumes. */
export function mounted(spec: Mapping, claims: readonly string[], path: readonly PropertyKey[], tell: Tell): void {
  const names = [...((spec.volumes ?? []) as Mapping[]).map(({ name }) => name as string), ...claims];
  for (const list of ['initContainers', 'containers'])
    ((spec[list] ?? []) as Mapping[]).forEach(({ volumeMounts }, index) =>
      ((volumeMounts ?? []) as Mapping[]).forEach(({ name }, number) => {
        const at = [...path, list, index, 'volumeMounts', number, 'name'];
        if (!names.includes(name)) tell(at, `expected ${names.join(', ') || 'a volume of this pod'}, got ${name}`);
      }),
    );
}

const volume: Rule = (value, tell) => {
  const sources = Object.keys(value).filter((key) => key !== 'name' && isThere(value[key]));
  if (sources.length > 1) tell([sources[1]!], `expected one source, got ${sources.join(' and ')}`);
};

/** Rules of scheduling and volumes of pods. @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go */
export const pods: Readonly<Record<string, Rule>> = {
  V1LabelSelectorRequirement: requirement,
  V1NodeSelectorRequirement: requirement,
  V1Pod: ({ spec = {} }, tell) => mounted(spec, [], ['spec'], tell),
  V1PodAffinityTerm: overlapping,
  V1PodSpec: pod,
  V1Toleration: toleration,
  V1TopologySpreadConstraint: spread,
  V1Volume: volume,
  V1VolumeProjection: (value, tell) =>
    exactlyOne(
      value,
      ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'],
      tell,
    ),
};
