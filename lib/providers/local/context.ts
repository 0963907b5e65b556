import { Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import type { Site, StackUnit } from '../../model/unit';

/** The namespace beside a service, for every construct of its chart. */
export class Local extends Construct {
  static of(construct: IConstruct): Local {
    return Chart.of(construct).node.findChild('Local') as Local;
  }

  constructor(
    scope: Construct,
    readonly unit: StackUnit,
    readonly site: Site,
  ) {
    super(scope, 'Local');
  }
}
