import { type ITerraformDependable, TerraformProvider, TerraformResource, Token, ref } from 'cdktf';
import { Construct } from 'constructs';

const metadata = { providerName: 'time', providerVersion: '0.14.2', providerVersionConstraint: '0.14.2' };

interface WaitProps {
  /** Resources with a delayed effect. */
  readonly after: ITerraformDependable[];
  readonly seconds: number;
  /** Texts that are known in a plan; a changed one repeats the wait. @default - it waits once */
  readonly triggers?: Readonly<Record<string, string>>;
}

/**
 * A delay before rights and APIs are effective in a whole cloud, which takes minutes. Only the first apply waits.
 * @see https://registry.terraform.io/providers/hashicorp/time/0.14.2/docs/resources/sleep
 */
export class Wait extends Construct {
  readonly resource: TerraformResource;

  constructor(scope: Construct, id: string, { after, seconds, triggers }: WaitProps) {
    super(scope, id);
    this.resource = new Sleep(this, 'Resource', { create_duration: `${seconds}s`, triggers }, after);
  }

  /** A trigger, to order resources after the wait by a reference. */
  trigger(name: string): string {
    return Token.asString(ref(`${this.resource.fqn}.triggers.${name}`, this.resource.cdktfStack));
  }
}

class Sleep extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly given: object,
    dependsOn: ITerraformDependable[],
  ) {
    super(scope, id, { terraformResourceType: 'time_sleep', terraformGeneratorMetadata: metadata, dependsOn });
    const stack = this.cdktfStack;
    if (!stack.node.tryFindChild('Time')) new TimeProvider(stack, 'Time');
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.given };
  }
}

class TimeProvider extends TerraformProvider {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      terraformResourceType: 'time',
      terraformGeneratorMetadata: metadata,
      terraformProviderSource: 'hashicorp/time',
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return {};
  }
}
