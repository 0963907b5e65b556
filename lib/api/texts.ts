import {
  type Form,
  configKey,
  dnsLabel,
  dnsSubdomain,
  headerName,
  labelValue,
  portName,
  qualifiedName,
  relativePath,
} from './forms';

/** Forms of texts, or of each of a list, by type and field. @see https://github.com/kubernetes/kubernetes/tree/master/pkg/apis */
export const texts: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
  V1Container: { name: dnsLabel },
  V1ContainerPort: { name: portName },
  V1HTTPHeader: { name: headerName },
  V1KeyToPath: { key: configKey, path: relativePath },
  V1LabelSelectorRequirement: { key: qualifiedName },
  V1NodeSelectorRequirement: { key: qualifiedName },
  V1ObjectMeta: { namespace: dnsLabel },
  V1PodAffinityTerm: { topologyKey: qualifiedName, namespaces: dnsLabel, matchLabelKeys: qualifiedName },
  V1PodSpec: {
    serviceAccountName: dnsSubdomain,
    priorityClassName: dnsSubdomain,
    runtimeClassName: dnsSubdomain,
    hostname: dnsLabel,
    subdomain: dnsLabel,
  },
  V1ServicePort: { name: dnsLabel, appProtocol: qualifiedName },
  V1Toleration: { key: qualifiedName },
  V1TopologySpreadConstraint: { topologyKey: qualifiedName, matchLabelKeys: qualifiedName },
  V1Volume: { name: dnsLabel },
};

/** Mappings of labels, by type and field. */
export const labelled: Readonly<Record<string, readonly string[]>> = {
  V1LabelSelector: ['matchLabels'],
  V1ObjectMeta: ['labels'],
  V1PodSpec: ['nodeSelector'],
  V1ServiceSpec: ['selector'],
};

/** Forms of the keys and values of labels. */
export const ofLabels = { key: qualifiedName, value: labelValue } as const;

/** Lists that must not be empty if they are set, by type and field. */
export const filled: Readonly<Record<string, readonly string[]>> = {
  V1ExecAction: ['command'],
  V1HTTPIngressRuleValue: ['paths'],
  V1NodeSelector: ['nodeSelectorTerms'],
  V1PersistentVolumeClaimSpec: ['accessModes'],
  V1PodSpec: ['containers'],
  V1PolicyRule: ['verbs', 'apiGroups', 'resources'],
  V2HPAScalingRules: ['policies'],
};
