/** Meaning and remedy of a problem's code. */
export interface Code {
  readonly title: string;
  readonly remedy: string;
}

/**
 * Every code by number: E1xx files and YAML, E2xx the schema, E3xx the meaning, W1xx keys without effect, W2xx substitutions and doubtful values.
 */
export const codes = {
  E101: { title: 'A file or folder is missing', remedy: 'Create it, or correct the name that leads to it' },
  E102: { title: 'A file or folder cannot be read', remedy: 'Put a plain, readable file or folder in its place' },
  E103: { title: 'A file is not text', remedy: 'Save it as UTF-8' },
  E104: { title: 'A file is too large', remedy: 'Keep it under 5 MB' },
  E105: { title: 'A file or folder that Strata does not read', remedy: 'Rename or remove it' },
  E106: { title: 'A link leads out of the repository', remedy: 'Put the file itself in its place' },
  E107: { title: 'A name that is invalid in resource names', remedy: 'Use lowercase letters, digits and hyphens' },
  E108: { title: 'A file in dist/ that Strata did not write', remedy: 'Remove it, or list it under allow.files' },
  E109: { title: 'A cache that is tracked by git', remedy: 'Remove build/cache from git, and let git ignore build/' },
  E111: { title: 'The text is not YAML', remedy: 'Correct it at the position given' },
  E112: { title: 'Several documents in one file', remedy: 'Keep one, and the others in files of their own' },
  E113: { title: 'A document is too deep or holds too much', remedy: 'Split it' },
  E114: { title: 'An alias without an anchor, of itself or of too many values', remedy: 'Write the value out' },
  E115: { title: 'A key that is not plain text', remedy: 'Put it in quotes, or choose another' },
  E116: { title: 'A duplicate key', remedy: 'Keep one of them' },
  E117: { title: 'Invisible or control characters', remedy: 'Retype the text' },
  E118: { title: 'A YAML tag or directive', remedy: 'Remove it' },
  E119: { title: 'Too many problems to list', remedy: 'Correct the ones listed first' },
  E201: { title: 'A value of the wrong type', remedy: 'Write what is expected' },
  E202: { title: 'A key is missing', remedy: 'Add it' },
  E203: { title: 'An unknown key', remedy: 'Choose one of the keys listed, or remove it' },
  E204: { title: 'A value that is not among those allowed', remedy: 'Choose one of the values listed' },
  E205: { title: 'A value is too small or too large', remedy: 'Stay within the bounds' },
  E206: { title: 'A text of the wrong form', remedy: 'Write it in the form given' },
  E207: { title: 'A value that breaks a rule', remedy: 'Follow the rule given' },
  E301: { title: 'A schedule that does not fit the type', remedy: 'Give a cron a schedule, and nothing else one' },
  E302: { title: 'An image without tag or digest', remedy: 'Add image.tag in the overlay of the environment' },
  E303: {
    title: 'An empty or invalid range of replicas',
    remedy: 'Make min at most max, and at least 1 with an autoscaler',
  },
  E304: { title: 'A rollout strategy that the workload does not support', remedy: 'Choose one of the types listed' },
  E305: { title: 'An unknown priority', remedy: 'Choose one of platform.yaml, or add it there' },
  E306: { title: 'A limit below the request', remedy: 'Raise the limit, or lower the request' },
  E307: { title: 'Conflicting ports or Services', remedy: 'Give each a name and a number of its own' },
  E308: { title: 'An ingress without a backend', remedy: 'Name a Service and a port of this service' },
  E309: { title: 'An invalid volume', remedy: 'Give it a name, a path and a size of its own' },
  E310: { title: 'A volume of one pod in several pods', remedy: 'Use ReadWriteMany, a claimTemplate or one replica' },
  E311: { title: 'Conflicting files', remedy: 'Give each a path of its own' },
  E312: { title: 'A relaxation without runAsNonRoot: false', remedy: 'Add runAsNonRoot: false where root is intended' },
  E313: { title: 'An invalid peer', remedy: 'Name exactly one of service, component, namespace, cidr, any' },
  E314: { title: 'An invalid probe', remedy: 'Name exactly one of http, tcp, grpc, exec, and a port that exists' },
  E315: { title: 'An invalid hook', remedy: 'Name exactly one of exec, http, sleep' },
  E316: {
    title: 'An ingress host or path that a gateway could misread',
    remedy: 'Use a lower-case DNS name, and a path of letters, digits and . _ ~ -',
  },
  E317: { title: 'An annotation that a gateway runs as code', remedy: 'Remove it' },
  E318: { title: 'A disruption budget that blocks every drain', remedy: 'Allow at least one pod to be unavailable' },
  E319: { title: 'Conflicting containers of a pod', remedy: 'Use unique names, and existing volumes' },
  E320: { title: 'A replica without a region', remedy: 'Name a region, or a failoverRegion of the placement' },
  E321: { title: 'A cloud lacks the kind', remedy: 'Choose another cloud for this backing, as docs/clouds.md shows' },
  E322: { title: 'A cloud without a placement', remedy: 'Add a placement on it to the environment' },
  E323: { title: 'A missing shared backing', remedy: 'Add it to shared in the environment, or leave shared out' },
  E324: { title: 'Two backings with the same name, or two defaults', remedy: 'Use unique names, and one default' },
  E325: { title: 'Two contradicting declarations of one backing', remedy: 'Make both the same, or keep one' },
  E326: { title: 'An external without a host', remedy: 'Add its host' },
  E327: { title: 'Options of a cloud that do not fit', remedy: 'Correct them, as docs/clouds.md lists them' },
  E328: { title: 'A dependency with a key that its type does not have', remedy: 'Remove the key, or add the type' },
  E329: { title: 'A topic without its queue', remedy: 'Name a queue of this service' },
  E330: { title: 'An environment without a placement on its cloud', remedy: 'Add region and account' },
  E331: { title: 'An environment without a Terraform backend', remedy: 'Add state with backend, store and region' },
  E332: { title: 'A cluster that its cloud cannot create', remedy: 'Name an existing cluster, or another cloud' },
  E333: { title: 'A node pool with min above max', remedy: 'Make min at most max' },
  E334: { title: 'A region that the platform does not allow', remedy: 'Choose one of platform.yaml, or add it there' },
  E335: { title: 'A GPU that no node has', remedy: 'Add a node pool with it, or ask for fewer or others' },
  E336: { title: 'A name that is too long', remedy: 'Shorten the service, the environment or the platform' },
  E337: { title: 'Two resources with the same physical name', remedy: 'Rename one of them' },
  E338: { title: 'A reference cycle of variables', remedy: 'Break the cycle' },
  E339: { title: 'A variable that is already set by a backing or a secret', remedy: 'Choose another name' },
  E340: {
    title: 'Values for the cluster without a secret store',
    remedy: 'Keep backings in the cluster, or choose another cloud',
  },
  E341: { title: 'A reserved name', remedy: 'Choose another name' },
  E342: { title: 'An unknown service', remedy: 'Choose one that exists, or add it' },
  E343: { title: 'A cloud that does not trust the cluster', remedy: 'Keep the backing on the cluster’s own cloud' },
  E344: { title: 'A cluster without an OIDC issuer', remedy: 'Add cluster.issuer to its environment' },
  E345: { title: 'An unknown placeholder', remedy: 'Use one of those listed; a literal ${ is written $${' },
  E346: { title: 'A file with a value that is only known in the cluster', remedy: 'Pass it as a variable' },
  E347: { title: 'Two services with the same path', remedy: 'Give each a path of its own' },
  E348: { title: 'Two Services with the same name', remedy: 'Give each a name of its own' },
  E349: { title: 'A service whose name differs from its folder', remedy: 'Make folder and metadata.name equal' },
  E350: { title: 'An overlay of an unknown environment', remedy: 'Correct the name, or add the environment' },
  E351: {
    title: 'An extra file that is not a manifest',
    remedy: 'Give it apiVersion, kind and metadata.name; Terraform: a JSON object',
  },
  E352: { title: 'A patch that matches nothing', remedy: 'Name one of the objects listed' },
  E353: { title: 'Terraform files of a service without a stack', remedy: 'Add a backing, or remove the file' },
  E354: { title: 'An empty selection', remedy: 'Choose one of those listed' },
  E355: { title: 'A path that no layer sets', remedy: 'Choose one of those listed' },
  E356: { title: 'Two environments in one namespace', remedy: 'Give each a namespace of its own' },
  E357: { title: 'Two owners of one object', remedy: 'Rename the service, or the object of its extra file' },
  E358: {
    title: 'A resource of another service',
    remedy: 'Use what is the service’s own, or let the owner share it by security.sharedWith',
  },
  E359: {
    title: 'A right that only the platform may permit',
    remedy: 'Remove it, or let the platform add it under permits of platform.yaml',
  },
  E360: { title: 'An extra file with the name of another object', remedy: 'Rename it, or use overrides' },
  E361: { title: 'A patch that renames', remedy: 'Leave apiVersion, kind, name and namespace as they are' },
  E362: { title: 'An error in extend.ts', remedy: 'Correct it at the position given' },
  E363: { title: 'An extra file outside of the namespace', remedy: 'Remove namespace, or move the object elsewhere' },
  E364: { title: 'A construct that rejects its input', remedy: 'Follow the rule given' },
  E365: {
    title: 'A patch that leaves an object incomplete',
    remedy: 'Name an existing item, or give a new one all required fields',
  },
  E366: {
    title: 'A namespace of another team',
    remedy: 'Remove metadata.namespace, or let the environment list the team under namespaces.<name>.teams',
  },
  E370: { title: 'A route of a Worker outside its domain', remedy: 'Add the zone' },
  E371: { title: 'An existing key-value store without its id', remedy: 'Add the id' },
  E372: { title: 'Public or unencrypted data', remedy: 'Remove the key: data is always private and encrypted' },
  E373: {
    title: 'A secret that the cluster may not read',
    remedy: 'Store it under a name of the expected form, and write that name here',
  },
  E374: {
    title: 'Two Terraform backends in one account',
    remedy: 'Give all environments of an account the same state, or an account each',
  },
  E375: {
    title: 'A StorageClass that the cluster does not have',
    remedy:
      'Choose an existing one, enable the driver of the class, or list it under cluster.storageClasses of the environment',
  },
  E376: {
    title: 'A volume that only one node can mount',
    remedy: 'Use storageClass: shared or accessMode: ReadWriteOnce',
  },
  E377: { title: 'A claim larger than its volume', remedy: 'Raise the capacity of the PersistentVolume' },
  E380: {
    title: 'An ingress that its gateway does not support',
    remedy: 'Choose another gateway in platform.yaml, or follow the remedy of the message',
  },
  E381: {
    title: 'Required tokens without an issuer or keys',
    remedy: 'Add the missing key in the service, or under gateway in platform.yaml',
  },
  E382: {
    title: 'A node pool without labels',
    remedy: 'Name a pool of the environment that has labels, or use nodeSelector',
  },
  E384: {
    title: 'Conflicting ingresses of one host',
    remedy: 'Give each environment of a cluster hosts of its own, and all services of a host the same tls',
  },
  E386: {
    title: 'A cluster host or port without a Service of the platform',
    remedy:
      'Name an existing Service and port, as service:// does, or declare the host as a dependency of type external',
  },
  E383: {
    title: 'A pod that fits on no node',
    remedy: 'Lower the requests, or add a pool of larger nodes to the environment',
  },
  E390: {
    title: 'An object that the API server would reject',
    remedy: 'Follow the rule given; fields and rules are those of the cluster’s version of Kubernetes',
  },
  E391: {
    title: 'Terraform that runs code, grants rights or reaches beyond its stack',
    remedy: 'Remove it, or let the platform allow it by name under allow.terraform of platform.yaml',
  },
  E392: { title: 'Code of the repository with --untrusted', remedy: 'Review it, and synthesize without --untrusted' },
  E387: {
    title: 'A pod that the Pod Security level of its namespace rejects',
    remedy: 'Restrict its security context, or relax podSecurity of the namespace in its environment',
  },
  E388: {
    title: 'A quota of a resource that containers do not set',
    remedy: 'Set default limits, or remove the quota',
  },
  E393: {
    title: 'A cluster with two descriptions, or with two installations of a controller',
    remedy:
      'Describe it in one environment, and write cluster: <environment> in the others; of two platforms, let one install a controller, and write components.<name>: external in the other',
  },
  E394: { title: 'A controller that cannot be installed', remedy: 'Remove it from components, or write external' },
  E395: {
    title: 'An invalid metric or alert',
    remedy: 'Correct the expression; it may name metrics that the service declares or its platform exposes',
  },
  E396: { title: 'An invalid objective', remedy: 'Give it a target below 100 % and what it counts' },
  E397: {
    title: 'An unknown receiver or unknown hours of alerts',
    remedy: 'Name receivers and hours that monitoring.routing of the platform or the environment has',
  },
  E398: {
    title: 'An invalid dashboard',
    remedy:
      'Name a JSON file of Grafana beside the specification; its queries may name metrics of the catalogue, and those under foreign',
  },
  E399: {
    title: 'A value that the cloud does not offer',
    remedy: 'Choose one of those listed: versions, machine types, products, regions, zones of the cloud',
  },
  W100: { title: 'Accepted, no effect yet', remedy: 'Remove the key, or wait for a release that reads it' },
  W201: { title: 'An image with a mutable tag', remedy: 'Pin a tag or a digest' },
  W202: {
    title: 'An option that is set elsewhere',
    remedy: 'Set it where the backing, network or cluster is defined, or remove it',
  },
  W203: { title: 'Options of another cloud', remedy: 'Move them to the environments that are on it' },
  W204: { title: 'Two numbers that must be equal', remedy: 'Write the same in requests and limits' },
  W205: { title: 'A key without effect for this type of service', remedy: 'Remove it' },
  W206: { title: 'An option that a cloud or gateway does not support', remedy: 'Remove it, or choose another one' },
  W219: { title: 'Stacks that only one principal can apply', remedy: 'Name a group under deployers of the placement' },
  W207: { title: 'A key-value store whose id is not known yet', remedy: 'Apply the stack, and add its output' },
  W218: {
    title: 'A version whose support has ended',
    remedy: 'Upgrade as the message says: an unsupported version gets no fixes, or costs more',
  },
  W217: {
    title: 'A host of two environments on different clusters',
    remedy: 'Give each environment hosts of its own: DNS resolves a name to one cluster',
  },
  W221: { title: 'Pods beyond the nodes of the cluster', remedy: 'Raise max of a pool, or lower replicas or requests' },
  W222: { title: 'Pods or claims beyond a quota', remedy: 'Raise the quota, or lower what the services ask for' },
  W223: { title: 'Contradicting timeouts', remedy: 'Make the outer one longer than those within it' },
  W224: { title: 'Pods without their identity', remedy: 'Leave service account and labels as they are' },
  W225: { title: 'Connections beyond those of the database', remedy: 'Lower replicas or pool, or raise the size' },
  W208: { title: 'A secret in plain text', remedy: 'Keep it in the secret store, and name it under config.secrets' },
  W209: { title: 'A queue without a reader or a writer', remedy: 'Add the missing access, or remove the queue' },
  W210: { title: 'Alerts without a Prometheus', remedy: 'Set monitoring.stack of platform.yaml, or remove them' },
  W220: {
    title: 'An acknowledged change that does not happen',
    remedy: 'Remove it from acknowledge, or write the hash that strata diff prints now',
  },
  W216: { title: 'A reference to an undeclared name', remedy: 'Correct it, or declare it under externals' },
} as const satisfies Readonly<Record<`${'E' | 'W'}${number}`, Code>>;

/** A code of the table. */
export type KnownCode = keyof typeof codes;
