import { awsStateful } from './stateful-aws';
import { azurermStateful } from './stateful-azurerm';
import { googleStateful } from './stateful-google';
import { otherStateful } from './stateful-other';
import type { Stateful } from './stateful-type';

/** Types whose deletion loses data, and the guards of each. */
export const statefulTypes: Readonly<Record<string, Stateful>> = {
  ...awsStateful,
  ...azurermStateful,
  ...googleStateful,
  ...otherStateful,
};
