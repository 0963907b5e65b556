import type { ClusterUnit } from '../../model/cluster-unit';
import type { GatewayTable } from '../../model/gateway-facts';

/** What stands once a cluster is made for. */
export interface ClusterProps {
  readonly unit: ClusterUnit;
  /** All gateways, also those that the platform does not choose: what one of them left is deleted by the same rights. */
  readonly gateways: GatewayTable;
}
