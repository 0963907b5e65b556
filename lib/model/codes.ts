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
  E330: { title: 'An environment without a placement on its cloud', remedy: 'Add region and account' },
  E331: { title: 'An environment without a place for its state', remedy: 'Add state with backend, store and region' },
  E332: { title: 'A cluster that its cloud cannot make', remedy: 'Name an existing one, or another cloud' },
  E333: { title: 'A node pool whose least is above its most', remedy: 'Make min at most max' },
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
  W100: { title: 'Accepted, no effect yet', remedy: 'Remove the key, or wait for a release that reads it' },
  W201: { title: 'An image that moves', remedy: 'Pin a tag or a digest' },
  W204: { title: 'Two numbers that must be equal', remedy: 'Write the same in requests and limits' },
} as const satisfies Readonly<Record<`${'E' | 'W'}${number}`, Code>>;

/** A code that the table explains. */
export type KnownCode = keyof typeof codes;
