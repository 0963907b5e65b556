import { at } from '../model/mapping';
import type { ChartFile, ChartInput } from './chart-input';
import type { ChartValues } from './chart-value';
import type { Family } from './families';
import { type MainWorkload, type Probe, containersIn } from './pods';
import { helper } from './references';
import { endOf } from './value-names';

/** Image of the pod of `helm test`. */
const image = 'docker.io/library/busybox:1.37.0';

interface Port {
  readonly port: number;
  readonly protocol?: string;
}

/** A pod of `helm test` that asks the probe of the service through its Service, and the policy that lets it; none without a Service. */
export function probeTest(
  input: ChartInput,
  families: readonly Family[],
  main: MainWorkload | undefined,
  values: ChartValues,
): ChartFile[] {
  const service = families.find(({ kind, phase }) => kind === 'Service' && phase === 'run');
  const body = service?.bodies.find((one) => one);
  const [port] = ((at(body, ['spec', 'ports']) as readonly Port[] | undefined) ?? []).filter(
    ({ protocol = 'TCP' }) => protocol === 'TCP',
  );
  if (!service || !port || !main) return [];
  values.add({
    path: ['tests', 'image'],
    values: input.environments.map(() => image),
    schema: { type: 'string', pattern: '^[a-z0-9][A-Za-z0-9._/:@-]*$', maxLength: 500 },
    description: 'image of the pod of helm test, with a shell and wget',
  });
  const host = `{{ ${helper(input.service, 'fullname')} }}${endOf(service.name, input.service) ?? ''}`;
  return [{ path: 'templates/tests/probe.yaml', text: template(input.service, host, port.port, probeOf(main)) }];
}

function probeOf({ family, container }: MainWorkload): Probe | undefined {
  const containers = containersIn(
    family.kind,
    family.bodies.find((one) => one),
  );
  const own = containers.find(({ name }) => name === container);
  return own?.readinessProbe ?? own?.livenessProbe;
}

function template(service: string, host: string, port: number, probe: Probe | undefined): string {
  const url = probe?.httpGet && `${probe.httpGet.scheme === 'HTTPS' ? 'https' : 'http'}://${host}:${port}`;
  const path = JSON.stringify(encodeURI(probe?.httpGet?.path ?? '/'))
    .replaceAll('{{', '{{ "{{" }}')
    .slice(1, -1);
  const command = url
    ? `["wget", "-q", "-T", "5", "-O", "/dev/null", "${url}${path}"]`
    : `["nc", "-z", "-w", "5", "${host}", "${port}"]`;
  const labels = (indent: string) =>
    [
      `app.kubernetes.io/name: {{ ${helper(service, 'name')} }}-test`,
      `app.kubernetes.io/instance: {{ ${helper(service, 'fullname')} | quote }}`,
    ].join(`\n${indent}`);
  const metadata = (weight: number) => `metadata:
  name: {{ ${helper(service, 'fullname')} }}-test
  namespace: {{ ${helper(service, 'namespace')} | quote }}
  labels:
    ${labels('    ')}
  annotations:
    helm.sh/hook: test
    helm.sh/hook-weight: "${weight}"
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded`;
  return `apiVersion: v1
kind: Pod
${metadata(0)}
spec:
  automountServiceAccountToken: false
  restartPolicy: Never
  securityContext:
    runAsNonRoot: true
    runAsUser: 65534
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: probe
      image: {{ .Values.tests.image | quote }}
      command: ${command}
      resources:
        requests:
          cpu: 10m
          memory: 16Mi
        limits:
          cpu: 100m
          memory: 32Mi
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
{{- if (.Values.networkPolicy).enabled }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
${metadata(-1)}
spec:
  podSelector:
    matchLabels:
      ${labels('      ')}
  policyTypes: [Ingress, Egress]
  egress:
    - {}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
${metadata(-1).replace('-test\n', '-tested\n')}
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: {{ ${helper(service, 'name')} | quote }}
      app.kubernetes.io/instance: {{ ${helper(service, 'fullname')} | quote }}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              ${labels('              ')}
{{- end }}
`;
}
