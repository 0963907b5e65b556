import { notPort, relativePath, unlike } from '../forms';
import { compareQuantities } from '../../model/quantity';
import { type Mapping, type Rule, exactlyOne, isSaid, repeated } from './rule';

const handlers = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'];

const port: Rule = ({ port: given }, tell) => {
  const wrong = notPort(given);
  if (wrong) tell(['port'], wrong);
};

/** Resources that may be overcommitted. */
const overcommitted = ['cpu', 'memory', 'ephemeral-storage'];

const resources: Rule = ({ requests = {}, limits = {} }, tell) => {
  for (const [side, amounts] of Object.entries({ requests, limits } as Readonly<Record<string, Mapping>>))
    for (const name of Object.keys(amounts)) {
      const plain = !name.includes('/');
      if (plain && !overcommitted.includes(name) && !name.startsWith('hugepages-'))
        tell(
          [side, name],
          `expected cpu, memory, ephemeral-storage, hugepages-<size> or a name such as example.com/device, got ${name}`,
        );
      if (String(amounts[name]).startsWith('-')) tell([side, name], `expected nothing below 0, got ${amounts[name]}`);
    }
  for (const [name, asked] of Object.entries(requests as Mapping)) {
    const most = limits[name] as unknown;
    const order = most === undefined ? 0 : compareQuantities(String(asked), String(most));
    if (order > 0) tell(['requests', name], `expected at most the limit ${String(most)}, got ${asked}`);
    if (order < 0 && !overcommitted.includes(name))
      tell(['requests', name], `expected the limit ${String(most)}, since ${name} cannot be shared, got ${asked}`);
    if (most === undefined && !overcommitted.includes(name))
      tell(['limits', name], `expected ${asked} as under requests, got nothing`);
  }
};

const securityContext: Rule = ({ privileged, allowPrivilegeEscalation, capabilities }, tell) => {
  if (allowPrivilegeEscalation !== false) return;
  const path = ['allowPrivilegeEscalation'];
  if (privileged) tell(path, 'expected true beside privileged: true, got false');
  if (capabilities?.add?.includes('CAP_SYS_ADMIN'))
    tell(path, 'expected true beside the capability CAP_SYS_ADMIN, got false');
};

const environment: Rule = ({ value, valueFrom, name }, tell) => {
  if (valueFrom && isSaid(value)) tell(['valueFrom'], 'expected value or valueFrom, got both');
  if (!name || name.includes('=')) tell(['name'], `expected a name without =, got ${name || 'nothing'}`);
};

const container: Rule = ({ image, ports, volumeMounts, livenessProbe, startupProbe }, tell) => {
  if (image !== undefined && (image === '' || image !== image.trim()))
    tell(['image'], `expected an image without spaces around it, got "${image}"`);
  for (const index of repeated<Mapping>(ports, ({ name }) => name))
    tell(['ports', index, 'name'], `expected a name of its own, got ${ports[index].name} twice`);
  for (const index of repeated<Mapping>(volumeMounts, ({ mountPath }) => mountPath))
    tell(
      ['volumeMounts', index, 'mountPath'],
      `expected a path of its own, got ${volumeMounts[index].mountPath} twice`,
    );
  for (const [key, probe] of Object.entries({ livenessProbe, startupProbe } as Mapping))
    if ((probe?.successThreshold ?? 1) > 1)
      tell([key, 'successThreshold'], `expected 1, got ${probe.successThreshold}`);
};

const mount: Rule = ({ mountPath, subPath, subPathExpr }, tell) => {
  if (!mountPath || mountPath.includes(':'))
    tell(['mountPath'], `expected a path without colons, got ${mountPath || 'nothing'}`);
  if (isSaid(subPath) && isSaid(subPathExpr)) tell(['subPathExpr'], 'expected subPath or subPathExpr, got both');
  for (const [key, path] of Object.entries({ subPath, subPathExpr } as Mapping)) {
    const wrong = isSaid(path) ? unlike(relativePath, path) : undefined;
    if (wrong) tell([key], wrong);
  }
};

/** Rules of containers and what is in them. @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go */
export const containers: Readonly<Record<string, Rule>> = {
  V1Container: container,
  V1EnvVar: environment,
  V1EnvVarSource: (value, tell) =>
    exactlyOne(value, ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'], tell),
  V1HTTPGetAction: port,
  V1LifecycleHandler: (value, tell) => exactlyOne(value, ['exec', 'httpGet', 'tcpSocket', 'sleep'], tell),
  V1Probe: (value, tell) => exactlyOne(value, handlers.slice(0, 4), tell),
  V1ResourceRequirements: resources,
  V1SeccompProfile: ({ type, localhostProfile }, tell) => {
    if ((type === 'Localhost') !== isSaid(localhostProfile))
      tell(
        ['localhostProfile'],
        `expected it beside type: Localhost, and only there, got ${localhostProfile ?? 'nothing'}`,
      );
  },
  V1SecurityContext: securityContext,
  V1TCPSocketAction: port,
  V1VolumeMount: mount,
};
