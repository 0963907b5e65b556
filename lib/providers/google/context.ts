import { DataGoogleProject } from '@cdktf/provider-google/lib/data-google-project';
import { DataGoogleStorageProjectServiceAccount } from '@cdktf/provider-google/lib/data-google-storage-project-service-account';
import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import type { ITerraformDependable, TerraformResourceLifecycle } from 'cdktf';
import { once } from '../../cloud/once';
import { Construct } from 'constructs';
import type { Site, StackUnit } from '../../model/unit';
import { type Agent, agentMember } from './facts/agents';
import { type GoogleContext, contextOf } from './context-of';
import { ExistingKmsKey, KmsKey } from './key';
import { labels } from './labels';
import { ExistingVpcNetwork } from './network/network';
import { ProjectSetup } from './project-setup';

/** One project and region of Google Cloud, for every construct of a stack. */
export class Google extends Construct implements GoogleContext {
  static readonly of = contextOf;

  /** The tags, as labels; resources without the provider's default labels set them. */
  readonly labels: Record<string, string>;
  /** For what holds data: a plan that would destroy it fails. */
  readonly lifecycle?: TerraformResourceLifecycle;
  /** What makes the project ready, where this very stack does; what it makes first must come after. */
  readonly ready: ITerraformDependable[];

  constructor(
    scope: Construct,
    readonly unit: StackUnit,
    readonly site: Site,
  ) {
    super(scope, 'Google');
    this.labels = labels(unit.context.tags);
    this.lifecycle = unit.context.protect ? { preventDestroy: true } : undefined;
    new GoogleProvider(this, 'Provider', {
      project: site.account,
      region: site.region,
      defaultLabels: this.labels,
    });
    this.ready = site.setup ? this.setUp(site.setup) : [];
  }

  private setUp(apis: readonly string[]): ITerraformDependable[] {
    const setup = new ProjectSetup(this, 'Setup', { apis });
    // The store of the state is made before; all else finds the agents.
    if (!this.unit.state) return setup.ready;
    setup.makeAgents(apis);
    return setup.ready;
  }

  /** Number of the project, by which IAM knows it; looked up when first asked for. */
  get projectNumber(): string {
    const found = this.node.tryFindChild('Project') as DataGoogleProject | undefined;
    return (found ?? new DataGoogleProject(this, 'Project', { projectId: this.site.account })).number;
  }

  /** A product's agent, as IAM names it. */
  agent(agent: Agent): string {
    return agentMember(agent, this.projectNumber);
  }

  /** What must be there before anything is granted to an agent: asking for that of Cloud Storage makes it. */
  agentMade(agent: Agent): ITerraformDependable[] {
    if (agent !== 'storage') return this.ready;
    const found = this.node.tryFindChild('StorageAgent') as DataGoogleStorageProjectServiceAccount | undefined;
    const { account: project } = this.site;
    return [
      found ?? new DataGoogleStorageProjectServiceAccount(this, 'StorageAgent', { project, dependsOn: this.ready }),
    ];
  }

  /** The network that backings stand in, looked up when first asked for. */
  get network(): ExistingVpcNetwork {
    return once(this, 'Network', (...at) => new ExistingVpcNetwork(...at, { name: this.site.network }));
  }

  /** The one key that encrypts what the stack stores, made when first asked for. */
  get key(): KmsKey | ExistingKmsKey {
    const { physicalName: name, existing, shared, options, native, generation } = this.site.key;
    return once<KmsKey | ExistingKmsKey>(this, 'Key', (...at) =>
      existing || shared
        ? new ExistingKmsKey(...at, { name })
        : new KmsKey(...at, { ...options, name, native, generation }),
    );
  }

  /** The like of the stack's key in another location, for what is kept there. */
  keyIn(location: string): KmsKey | ExistingKmsKey {
    if (location === this.site.region) return this.key;
    const id = `Key-${location}`;
    const { options, generation } = this.site.key;
    // The stack's own key may be an existing one; further keys belong to the stack.
    const name = this.unit.name.replace(/\./g, '-').slice(0, 63);
    return once(this, id, (...at) => new KmsKey(...at, { ...options, name, native: {}, generation, location }));
  }
}
