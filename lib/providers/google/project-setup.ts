import { ProjectService } from '@cdktf/provider-google/lib/project-service';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Wait } from '../../cloud/wait';
import { agents } from './facts/agents';
import { contextOf } from './context-of';
import { ServiceIdentity } from './service-identity';

interface ProjectSetupProps {
  readonly apis: readonly string[];
}

/** What a project must have before anything is made in it: APIs, and the agents of those products that something is granted to. */
export class ProjectSetup extends Construct {
  /** APIs that answer. */
  readonly ready: ITerraformDependable[];

  constructor(scope: Construct, id: string, { apis }: ProjectSetupProps) {
    super(scope, id);
    const { account: project } = contextOf(this).site;
    const services = apis.map(
      (service) =>
        new ProjectService(this, service.split('.')[0]!, {
          project,
          service,
          // Others of the project may need it.
          disableOnDestroy: false,
        }),
    );
    // An API answers some time after it is enabled.
    const wait = new Wait(this, 'Wait', { after: services, seconds: 60, triggers: { apis: apis.join(' ') } });
    this.ready = [wait.resource];
  }

  /** Agents of its APIs; Cloud Storage's, which nothing else makes, is the context's. */
  makeAgents(apis: readonly string[]): void {
    for (const [name, { api }] of Object.entries(agents))
      if (name !== 'storage' && apis.includes(api))
        new ServiceIdentity(this, `Agent-${name}`, { api, dependsOn: this.ready });
  }
}
