import { TerraformDataSource, type TerraformMetaArguments, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { metadata } from './metadata';

/** A resource of the provider; arguments are spelled as Terraform spells them, since nothing generates a binding. */
export class IonosResource<Arguments extends object> extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    type: `ionoscloud_${string}`,
    private readonly given: Arguments,
    meta: TerraformMetaArguments,
  ) {
    super(scope, id, { terraformResourceType: type, terraformGeneratorMetadata: metadata, ...meta });
  }

  get id(): string {
    return this.getStringAttribute('id');
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.given as Record<string, unknown>;
  }
}

/** Something of the provider that exists, looked up. */
export class IonosData<Arguments extends object> extends TerraformDataSource {
  constructor(
    scope: Construct,
    id: string,
    type: `ionoscloud_${string}`,
    private readonly given: Arguments,
  ) {
    super(scope, id, { terraformResourceType: type, terraformGeneratorMetadata: metadata });
  }

  get id(): string {
    return this.getStringAttribute('id');
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.given as Record<string, unknown>;
  }
}
