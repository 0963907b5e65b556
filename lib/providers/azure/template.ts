import { ResourceGroupTemplateDeployment } from '@cdktf/provider-azurerm/lib/resource-group-template-deployment';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { contextOf } from './context-of';

interface TemplateProps {
  readonly name: string;
  /** @default - the group of the stack */
  readonly resourceGroupName?: string;
  /** Resources as Azure Resource Manager writes them; values are parameters. */
  readonly resources: readonly object[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** What Terraform's provider has no resource for, by Azure's own templates. @see https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax */
export class Template extends Construct {
  readonly resource: ResourceGroupTemplateDeployment;

  constructor(scope: Construct, id: string, { name, resourceGroupName, resources, parameters }: TemplateProps) {
    super(scope, id);
    const context = contextOf(this);
    const named = Object.keys(parameters).map((parameter) => [parameter, { type: 'string' }]);
    const given = Object.entries(parameters).map(([parameter, value]) => [parameter, { value }]);
    this.resource = new ResourceGroupTemplateDeployment(this, 'Resource', {
      name,
      resourceGroupName: resourceGroupName ?? context.resourceGroupName,
      deploymentMode: 'Incremental',
      templateContent: Fn.jsonencode({
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
        contentVersion: '1.0.0.0',
        parameters: Object.fromEntries(named) as object,
        resources,
      }),
      parametersContent: Fn.jsonencode(Object.fromEntries(given)),
      tags: context.tags,
    });
  }
}
