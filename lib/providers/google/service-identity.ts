import { type ITerraformDependable, TerraformProvider, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { contextOf } from './context-of';

/** Of one release with the provider of all else. */
const metadata = { providerName: 'google-beta', providerVersion: '6.50.0', providerVersionConstraint: '6.50.0' };

interface ServiceIdentityProps {
  /** API whose agent it is. */
  readonly api: string;
  readonly dependsOn: ITerraformDependable[];
}

/**
 * A product's agent, made before anything is granted to it; destroying it leaves it there. The provider of what is generally
 * available cannot make one.
 * @see https://registry.terraform.io/providers/hashicorp/google-beta/6.50.0/docs/resources/project_service_identity
 */
export class ServiceIdentity extends TerraformResource {
  private readonly given: object;

  constructor(scope: Construct, id: string, { api: service, dependsOn }: ServiceIdentityProps) {
    const { site, node } = contextOf(scope);
    const found = node.tryFindChild('BetaProvider') as BetaProvider | undefined;
    super(scope, id, {
      terraformResourceType: 'google_project_service_identity',
      terraformGeneratorMetadata: metadata,
      provider: found ?? new BetaProvider(contextOf(scope), 'BetaProvider', site),
      dependsOn,
    });
    this.given = { project: site.account, service };
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.given };
  }
}

interface Place {
  readonly account: string;
  readonly region: string;
}

class BetaProvider extends TerraformProvider {
  constructor(
    scope: Construct,
    id: string,
    private readonly place: Place,
  ) {
    super(scope, id, {
      terraformResourceType: 'google-beta',
      terraformGeneratorMetadata: metadata,
      terraformProviderSource: 'hashicorp/google-beta',
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { account: project, region } = this.place;
    return { project, region };
  }
}
