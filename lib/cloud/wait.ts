import { type ITerraformDependable, TerraformProvider, TerraformResource, Token, ref } from 'cdktf';
import { Construct } from 'constructs';

const metadata = { providerName: 'time', providerVersion: '0.14.2', providerVersionConstraint: '0.14.2' };

interface WaitProps {
  /** What takes effect some time after it is there. */
  readonly after: ITerraformDependable[];
  readonly seconds: number;
  /** Texts that are known to a plan; another one makes it wait again. @default - it waits once */
  readonly triggers?: Readonly<Record<string, string>>;
}

/**
 * A span between what a cloud says it has done and what needs it: rights and APIs spread through a cloud over minutes.
 * It costs the first apply its seconds, and a later one nothing.
 * @see https://registry.terraform.io/providers/hashicorp/time/0.14.2/docs/resources/sleep
 */
export class Wait extends Construct {
  readonly resource: TerraformResource;

  constructor(scope: Construct, id: string, { after, seconds, triggers }: WaitProps) {
    super(scope, id);
    this.resource = new Sleep(this, 'Resource', { create_duration: `${seconds}s`, triggers }, after);
  }

  /** A trigger, for who comes after the wait by what it refers to. */
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
