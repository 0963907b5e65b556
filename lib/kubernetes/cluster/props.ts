import type { ClusterUnit } from '../../model/cluster-unit';
import type { GatewayTable } from '../../model/gateway-facts';

/** Props of parts of a cluster. */
export interface ClusterProps {
  readonly unit: ClusterUnit;
  /** All gateways, including unused ones: objects of an earlier one are deleted with the same rights. */
  readonly gateways: GatewayTable;
}
