import type { UnitLayer } from '../../synth/layer';
import type { ObjectChange } from '../diff/object-change';
import type { Impact, ImpactContext, ImpactRule } from './impact';
import { kubernetesImpacts } from './kubernetes/kubernetes-impacts';
import { terraformImpacts } from './terraform/terraform-impacts';

const rules: Readonly<Record<UnitLayer, ImpactRule>> = { kubernetes: kubernetesImpacts, terraform: terraformImpacts };

/** What a change does; `unknown` where no rule says. */
export function impactsOf(change: ObjectChange, context: ImpactContext): readonly Impact[] {
  const found = rules[change.layer](change, context);
  return found.length > 0 ? found : [unknown(change)];
}

function unknown({ type }: ObjectChange): Impact {
  return { consequence: 'unknown', reason: `no rule says what a change of ${type} does`, rule: 'unknown', source: '' };
}
