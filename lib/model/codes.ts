/** What a problem's code means, and the way out. */
export interface Code {
  readonly title: string;
  readonly remedy: string;
}

/**
 * Every code by number: E1xx the file and its YAML, E2xx the shape of what it says, E3xx its meaning, W1xx what is said
 * in vain, W2xx what is replaced by something near.
 */
export const codes = {
  E101: { title: 'A file or folder is missing', remedy: 'Create it, or correct the name that leads to it' },
  E102: { title: 'A file or folder cannot be read', remedy: 'Put a plain, readable file or folder in its place' },
  E103: { title: 'A file is not text', remedy: 'Save it as UTF-8' },
  E104: { title: 'A file is too large', remedy: 'Keep it under 5 MB' },
  E105: { title: 'A file or folder that nothing reads', remedy: 'Rename or remove it' },
  E106: { title: 'A link leads out of the repository', remedy: 'Put the file itself in its place' },
  E107: { title: 'A name that no resource could bear', remedy: 'Use lowercase letters, digits and hyphens' },
  E108: {
    title: 'A file in dist/ that Strata did not write',
    remedy: 'Remove it, or name it under allow.files of platform.yaml',
  },
  E109: { title: 'A cache that came with a commit', remedy: 'Remove build/cache from git, and let git ignore build/' },
  E111: { title: 'The text is not YAML', remedy: 'Correct it at the position given' },
  E112: { title: 'Several documents in one file', remedy: 'Keep one, and the others in files of their own' },
  E113: { title: 'A document is too deep or holds too much', remedy: 'Split it' },
  E114: { title: 'An alias leads nowhere, to itself or to too much', remedy: 'Write the value out' },
  E115: { title: 'A key that is not plain text', remedy: 'Put it in quotes, or choose another' },
  E116: { title: 'A key is there twice', remedy: 'Keep one of them' },
  E117: { title: 'Invisible or control characters', remedy: 'Type the text anew' },
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
  E302: {
    title: 'An image without tag or digest',
    remedy: 'Add image.tag in environments/<environment>.yaml beside the spec',
  },
  E303: {
    title: 'A range of replicas that is none',
    remedy: 'Make min at most max, and at least 1 where an autoscaler decides',
  },
  E304: { title: 'A rollout that the workload cannot do', remedy: 'Choose one of the types listed' },
  E305: { title: 'An unknown priority', remedy: 'Choose one of platform.yaml, or add it there' },
  E306: { title: 'A limit below the request', remedy: 'Raise the limit, or lower the request' },
  E307: { title: 'Ports or Services that clash', remedy: 'Give each a name and a number of its own' },
  E308: { title: 'A way in that leads nowhere', remedy: 'Name a Service and a port of this service' },
  E309: { title: 'A volume that cannot be made', remedy: 'Give it a name, a path and a size of its own' },
  E310: { title: 'A disk for one pod under several', remedy: 'Use ReadWriteMany, a claimTemplate or one replica' },
  E311: { title: 'Files that clash', remedy: 'Give each a path of its own' },
  E312: { title: 'A relaxation that is not said', remedy: 'Say runAsNonRoot: false where root is meant' },
  E313: { title: 'A peer that is not one', remedy: 'Name exactly one of service, component, namespace, cidr, any' },
  E314: { title: 'A probe that cannot ask', remedy: 'Name exactly one way to ask, and a port that is there' },
  E315: { title: 'A hook that is not one', remedy: 'Name exactly one of exec, http, sleep' },
  E316: {
    title: 'A way in that a gateway could misread',
    remedy: 'Use a lower-case DNS name, and a path of letters, digits and . _ ~ -',
  },
  E317: { title: 'An annotation that a gateway runs as code', remedy: 'Remove it' },
  E318: { title: 'A drain that could never finish', remedy: 'Let at least one pod go' },
  E319: {
    title: 'Containers of a pod that clash',
    remedy: 'Give each a name of its own, and mount volumes that are there',
  },
  E320: { title: 'A replica without a place', remedy: 'Name a region, or a failoverRegion of the placement' },
  E321: { title: 'A cloud lacks the kind', remedy: 'Choose another cloud for this backing, as docs/clouds.md shows' },
  E322: { title: 'A cloud without a placement', remedy: 'Add a placement on it to the environment' },
  E323: {
    title: 'A shared backing that the environment does not have',
    remedy: 'Add it to shared in the environment, or leave shared out',
  },
  E324: {
    title: 'Two backings of one name, or two defaults',
    remedy: 'Give each a name of its own, and one the default',
  },
  E325: { title: 'A backing said twice, differently', remedy: 'Make both places agree, or keep one' },
  E326: { title: 'An external without a host', remedy: 'Add its host' },
  E327: { title: 'Options of a cloud that do not fit', remedy: 'Correct them, as docs/clouds.md lists them' },
  E328: { title: 'A dependency with a key that it cannot have', remedy: 'Remove the key, or say the type' },
  E329: { title: 'A topic without its queue', remedy: 'Name a queue of this service' },
  E330: { title: 'An environment without a placement on its cloud', remedy: 'Add region and account' },
  E331: { title: 'An environment without a place for its state', remedy: 'Add state with backend, store and region' },
  E332: { title: 'A cluster that its cloud cannot make', remedy: 'Name an existing one, or another cloud' },
  E333: { title: 'A node pool whose least is above its most', remedy: 'Make min at most max' },
  E334: { title: 'A region that the platform does not allow', remedy: 'Choose one of platform.yaml, or add it there' },
  E335: { title: 'A GPU that no node has', remedy: 'Add a node pool with it, or ask for fewer or others' },
  E336: { title: 'A name that is too long', remedy: 'Shorten the service, the environment or the platform' },
  E337: { title: 'Two things of one physical name', remedy: 'Rename one of them' },
  E338: { title: 'Variables that refer to each other', remedy: 'Break the circle' },
  E339: { title: 'A variable that something else gives already', remedy: 'Choose another name' },
  E340: {
    title: 'Values for the cluster, and no store to hand them over',
    remedy: 'Keep every backing in the cluster, or choose a cloud with a secret store',
  },
  E341: { title: 'A reserved name', remedy: 'Choose another name' },
  E342: { title: 'An unknown service', remedy: 'Choose one that exists, or add it' },
  E343: { title: 'A cloud that does not trust the cluster', remedy: 'Keep the backing on the cluster’s own cloud' },
  E344: { title: 'A cluster whose tokens nobody can check', remedy: 'Add cluster.issuer to its environment' },
  E345: { title: 'A placeholder that means nothing', remedy: 'Use one of those listed; a literal ${ is written $${' },
  E346: { title: 'A file that would hold what only the cluster knows', remedy: 'Pass it as a variable' },
  E347: { title: 'Two services on one path', remedy: 'Give each a path of its own' },
  E348: { title: 'Two Services of one name', remedy: 'Give each a name of its own' },
  E349: { title: 'A service in a folder of another name', remedy: 'Make folder and metadata.name agree' },
  E350: {
    title: 'An overlay of an environment that does not exist',
    remedy: 'Correct the name, or add the environment',
  },
  E351: {
    title: 'An extra file that is no manifest',
    remedy: 'Give it apiVersion, kind and metadata.name; Terraform: a JSON object',
  },
  E352: { title: 'A patch that matches nothing', remedy: 'Name one of the objects listed' },
  E353: { title: 'Terraform beside a service that has no stack', remedy: 'Add a backing, or remove the file' },
  E354: { title: 'A selection that covers nothing', remedy: 'Choose one of those listed' },
  E355: { title: 'A path that nothing sets', remedy: 'Choose one of those listed' },
  E356: { title: 'Two environments in one namespace', remedy: 'Give each a namespace of its own' },
  E357: { title: 'Two makers of one object', remedy: 'Rename the service, or the object of its extra file' },
  E358: {
    title: 'Something that belongs to another service',
    remedy: 'Use what is the service’s own, or let the owner share it by security.sharedWith',
  },
  E359: {
    title: 'Something that only the platform may allow',
    remedy: 'Leave it out, or let the platform say it under permits of platform.yaml',
  },
  E360: { title: 'An extra in the place of another object', remedy: 'Rename it, or patch the other by overrides' },
  E361: { title: 'A patch that renames', remedy: 'Leave apiVersion, kind, name and namespace as they are' },
  E362: { title: 'An extend.ts that fails', remedy: 'Correct it at the position given' },
  E363: {
    title: 'An extra outside the service’s namespace',
    remedy: 'Leave namespace out; what is the cluster’s own belongs elsewhere',
  },
  E364: { title: 'A construct that refuses what it was given', remedy: 'Follow the rule given' },
  E365: {
    title: 'A patch that leaves an object incomplete',
    remedy: 'Name an item that is there, or give a new one all that it needs',
  },
  E366: {
    title: 'A namespace where another team’s services stand',
    remedy: 'Leave metadata.namespace out, or let the environment list the team under namespaces.<name>.teams',
  },
  E370: { title: 'A way in to a Worker outside its domain', remedy: 'Name the zone beside it' },
  E371: { title: 'A store of somebody else’s without its id', remedy: 'Add the id' },
  E372: { title: 'Data that would be open', remedy: 'Leave the key out: data is private and encrypted, always' },
  E373: {
    title: 'A secret that the cluster may not read',
    remedy: 'Keep it in the store under a name as asked for, and write that name here',
  },
  E374: {
    title: 'Two places of state in one account',
    remedy: 'Give all environments of an account the same state, or an account each',
  },
  E375: {
    title: 'A StorageClass that the cluster does not have',
    remedy:
      'Choose one that it has, turn on what the class stands on, or list it under cluster.storageClasses of the environment',
  },
  E376: {
    title: 'A disk that one node alone can mount',
    remedy: 'Say storageClass: shared, or accessMode: ReadWriteOnce',
  },
  E380: {
    title: 'A way in that its gateway cannot make',
    remedy: 'Choose another gateway in platform.yaml, or go the way that the message names',
  },
  E381: {
    title: 'A gateway that is not told what to ask for',
    remedy: 'Say the missing part in the service, or under gateway in platform.yaml',
  },
  E382: {
    title: 'A node pool that pods cannot find',
    remedy: 'Name a pool of the environment that has labels, or say nodeSelector',
  },
  E384: {
    title: 'Ways in that do not agree on their host',
    remedy: 'Give each environment of a cluster hosts of its own, and all services of a host the same tls',
  },
  E386: {
    title: 'A host or a port where nothing of the platform answers',
    remedy:
      'Name a Service and a port that are there, as service:// does, or declare the host as a dependency of type external',
  },
  E383: { title: 'A pod that no node holds', remedy: 'Ask for less, or give the environment a pool of larger nodes' },
  E390: {
    title: 'What the API server would refuse',
    remedy: 'Follow the rule given; fields and rules are those of the cluster’s version of Kubernetes',
  },
  E391: {
    title: 'Terraform that runs code, gives rights or reaches beyond its stack',
    remedy: 'Leave it out, or let the platform allow it by name under allow.terraform of platform.yaml',
  },
  E392: { title: 'Code where none is to run', remedy: 'Review it, and synthesize without --untrusted' },
  E387: {
    title: 'A pod that its namespace does not admit',
    remedy: 'Confine it as strictly, or relax podSecurity of the namespace in its environment',
  },
  E388: {
    title: 'A quota that nothing meets',
    remedy: 'Say what a container gets under limits of the environment, or leave the quota out',
  },
  E393: {
    title: 'A cluster that two describe, or whose controllers two install',
    remedy:
      'Describe it in one environment, and say cluster: <environment> in the others; of two platforms, let one install a controller and say components.<name>: external in the other',
  },
  E394: {
    title: 'A controller that cannot be installed',
    remedy: 'Leave it out of components, or say external',
  },
  E399: {
    title: 'A value that its cloud does not have',
    remedy: 'Choose one of those listed, which are the cloud’s own: versions, machines, products, regions, zones',
  },
  W100: { title: 'Accepted, no effect yet', remedy: 'Remove the key, or wait for a release that reads it' },
  W201: { title: 'An image that moves', remedy: 'Pin a tag or a digest' },
  W202: {
    title: 'An option that is decided elsewhere',
    remedy: 'Set it where the backing, network or cluster is made, or remove it',
  },
  W203: { title: 'Options of another cloud', remedy: 'Move them to the environments that are on it' },
  W204: { title: 'Two numbers that must be equal', remedy: 'Write the same in requests and limits' },
  W205: { title: 'A key that this type of service has no use for', remedy: 'Remove it' },
  W206: { title: 'An option that a cloud or gateway cannot follow', remedy: 'Remove it, or choose another one' },
  W219: { title: 'Stacks that one person alone can apply', remedy: 'Name a group under deployers of the placement' },
  W207: { title: 'A store whose id nobody knows yet', remedy: 'Apply the stack, and add the id that it prints' },
  W218: {
    title: 'What is over by the day asked for',
    remedy: 'Move to what the message names, or know why not: it gets no fixes any more, or costs more',
  },
  W217: {
    title: 'A host of two environments that are on several clusters',
    remedy: 'Give each environment hosts of its own: a name leads to one cluster',
  },
  W208: { title: 'A secret in plain text', remedy: 'Keep it in the secret store, and name it under config.secrets' },
  W209: { title: 'A queue with one end', remedy: 'Give a service the missing access, or remove the queue' },
  W216: { title: 'A reference to what no spec declares', remedy: 'Correct it, or declare it under externals' },
} as const satisfies Readonly<Record<`${'E' | 'W'}${number}`, Code>>;

/** A code that the table explains. */
export type KnownCode = keyof typeof codes;
