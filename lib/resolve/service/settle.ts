import { mostPods } from '../../model/parts/scaling';
import { workloadOf } from './workload-type';
import type { Environment } from '../../model/environment';
import type { FactsTable } from '../../model/facts';
import type { GatewayTable } from '../../model/gateway-facts';
import type { Platform } from '../../model/platform';
import { type Locator, type Outcome, type Problem, within } from '../../model/problem';
import type { Found } from '../../model/uses';
import type { Service } from '../../model/service';
import type { SettleContext } from './context';
import { options } from '../settings/defaults';
import { checkPatches } from './native';
import { checkUnusedKeys } from './unused-keys';
import { checkServiceFixedKeys } from './fixed-keys';
import { locator, merge } from '../settings/layers';
import { type TextReferences, textReferencesOf } from './hosts/text-references';
import { ownName } from './own-name';
import { settleBatch } from './parts/batch';
import { settleCatalogue } from './parts/catalogue';
import { settleFiles, settleSecrets } from './parts/config';
import { settleDependencies } from './parts/dependencies';
import { settleEdge } from './parts/edge';
import { settleHealth } from './parts/health';
import { type Backings, settleBackings, settleMigration } from './parts/integrations';
import { settleLifecycle } from './parts/lifecycle';
import { settleMetadata, settlePodAnnotations } from './parts/metadata';
import { settleMonitoring } from './parts/monitoring';
import { settleNetworking } from './parts/networking';
import { settleOverrides } from './parts/overrides';
import { checkRawClasses } from './parts/raw-classes';
import { settleResources } from './parts/resources';
import { settleRollout } from './parts/rollout';
import { settleScaling } from './parts/scaling';
import { settleScheduling } from './parts/scheduling';
import { type FlowSpecs, settleFlows, settleSecurity } from './parts/security';
import { tierResources } from './parts/tier';
import { settleVariables } from './parts/variables';
import { settleVolumes } from './parts/volumes';
import { settleWorkload } from './parts/workload';
import type { ReadDashboard } from '../../model/parts/own-dashboard';
import { checkFiles, checkWords } from './metadata-limits';
import {
  type InheritedSettings,
  type CommonMetadata,
  layersOf,
  ownLayers,
  type ServiceTexts,
} from '../settings/service-layers';

/** All parsed files of one service. */
export interface ServiceFiles extends ServiceTexts {
  readonly name: string;
  /** Environments whose overlay could not be read. */
  readonly unread: readonly string[];
  readonly extras: Service['extras'];
  readonly extend?: string;
  /** Dashboards of its own; files that could not be read are reported already. @default - none */
  readonly dashboards?: { readonly read: readonly ReadDashboard[]; readonly unusable: readonly string[] };
}

/** What settling reads beside a service's own files. */
export interface SettleInputs extends InheritedSettings {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly facts: FactsTable;
  readonly gateways: GatewayTable;
  /** Names of all services of the platform. */
  readonly services: readonly string[];
  /** Receives product versions in use. @default - not needed */
  readonly found?: (use: Found) => void;
  /** Reported names of the platform's StorageClasses that none of its clusters has. @default - none */
  readonly missingClasses?: readonly string[];
}

/** A service, and the locators of its parts. */
export interface Settled {
  readonly service: Service;
  readonly locate: Locator;
  /** Reports at paths of the metadata. */
  readonly locateMetadata: Locator;
  /** Service names with their index among the dependencies. */
  readonly calls: readonly { readonly name: string; readonly index: number }[];
  readonly accessFrom: readonly string[];
  /** Backings by names that others may mean them by. */
  readonly named: Backings['named'];
  /** Flows of the spec. */
  readonly flows: FlowSpecs;
  readonly permissions: readonly {
    readonly cloud?: string;
    readonly actions: readonly string[];
    readonly resources: readonly string[];
  }[];
  readonly encryption: { readonly rotationDays: number; readonly existing?: string };
  /** Variables of the spec, among all of its variables. */
  readonly written: readonly string[];
  /** Variables of the spec that its migration reads. */
  readonly migrates: readonly string[] | 'all';
  /** Hosts and service names in its texts. */
  readonly textReferences: TextReferences;
}

/** Fills in all defaults of one service in one environment; undefined where it is disabled there. */
export function settle(files: ServiceFiles, inputs: SettleInputs): Outcome<Settled | undefined> {
  const { name, config, extras, extend } = files;
  const layers = layersOf(files, inputs);
  const settings = merge(layers);
  if (settings.deployment?.enabled === false) return { value: undefined, problems: [] };

  const problems: Problem[] = [];
  const locate = locator(layers, config.locate);
  const report: SettleContext['report'] = (code, path, message, inside) =>
    void problems.push({ ...(inside ? within(locate(path), inside) : locate(path)), code, message });
  const reportAt: SettleContext['reportAt'] = (position, code, message) =>
    void problems.push({ ...position, code, message });
  const { found } = inputs;
  const note: SettleContext['note'] =
    found &&
    ((use, path) => found({ ...use, environment: inputs.environment.name, service: name, place: locate(path) }));
  const context: SettleContext = {
    ...inputs,
    note,
    name,
    settings,
    own: merge(ownLayers(files, inputs)),
    report,
    reportAt,
  };
  checkUnusedKeys(context);
  checkServiceFixedKeys(context);
  checkPatches(context);

  const { words, namespace, choosesNamespace, locateMetadata } = metadataOf(files, inputs);
  const scaling = settleScaling(context);
  const resources = settleResources(context, tierResources(context));
  const networking = settleNetworking(context);
  const port = networking.containerPorts[0]?.port;
  const atEdge = !workloadOf(settings).inCluster;
  const { backings, named } = atEdge ? { backings: settleEdge(context), named: [] } : settleBackings(context);
  const { calls, externals } = settleDependencies(context, backings);
  const catalogue = settleCatalogue(context);

  const volumes = settleVolumes(context, mostPods(scaling));

  const metadata = settleMetadata(context, words);
  const service: Service = {
    name,
    source: config.file,
    namespace,
    ...(choosesNamespace && { choosesNamespace }),
    metadata,
    workload: settleWorkload(context),
    scaling,
    rollout: settleRollout(context, volumes),
    scheduling: settleScheduling(context, resources, scaling),
    resources,
    networking,
    volumes,
    health: settleHealth(context, networking),
    lifecycle: settleLifecycle(context, networking),
    security: settleSecurity(context),
    batch: settleBatch(context),
    monitoring: settleMonitoring(context, { namespace, networking, team: metadata.team, dashboards: files.dashboards }),
    migration: settleMigration(context),
    calls: calls.map((call) => call.name),
    externals,
    backings,
    variables: { ...settleVariables(context, port), ...settings.edge?.bindings?.variables },
    references: settings.config?.references ?? {},
    variablesFrom: settings.config?.envFrom ?? [],
    files: [...(catalogue ? [catalogue] : []), ...settleFiles(context)],
    secrets: atEdge ? [] : settleSecrets(context),
    annotations: settlePodAnnotations(context, port),
    overrides: settleOverrides(context, locate),
    extras,
    extend,
    generation: settings.generation ?? 1,
  };
  problems.push(...checkRawClasses(extras, service.overrides, context));
  problems.push(...checkWords(service.metadata, locateMetadata), ...checkFiles(service.files, locate));
  const textReferences = textReferencesOf(service, inputs.platform);
  const value = {
    service,
    locate,
    locateMetadata,
    calls,
    named,
    flows: settleFlows(context),
    textReferences,
    ...rightsOf(context),
  };
  return { value, problems };
}

/** Labels and annotations of a service: those of the platform, the environment, its own and its overlay; and its namespace. */
function metadataOf(
  { config, overlays }: ServiceFiles,
  { platform, environment, commonMetadata: common = [] }: SettleInputs,
) {
  const overlay = overlays.find(({ name }) => name === environment.name);
  const own: CommonMetadata = { metadata: config.spec.metadata, locate: config.locate };
  const over = overlay?.spec.metadata && { metadata: overlay.spec.metadata, locate: overlay.locate };
  const all = [...common, own, ...(over ? [over] : [])];
  const locateMetadata: Locator = (path) =>
    (all.findLast(({ metadata }) => path[0]! in metadata) ?? own).locate(['metadata', ...path]);
  const words = all.map(({ metadata }) => metadata);
  const last = (some: readonly CommonMetadata[]) =>
    some.findLast(({ metadata }) => metadata.namespace !== undefined)?.metadata.namespace;
  const usual = last(common) ?? `${platform.name}-${environment.name}`;
  const namespace = last(all) ?? usual;
  return { words, namespace, choosesNamespace: namespace !== usual, locateMetadata };
}

/** Input of link only: rights and keys in the clouds, further callers. */
function rightsOf(
  context: SettleContext,
): Pick<Settled, 'accessFrom' | 'permissions' | 'encryption' | 'written' | 'migrates'> {
  const { settings, report, platform } = context;
  const { encryption = true, keyRotation = true, access, identity } = settings.security ?? {};
  if (encryption === false)
    report('W206', ['security', 'encryption'], 'data at rest is always encrypted; emitted with a key of its own');
  if (keyRotation === false)
    report('W206', ['security', 'keyRotation'], `a key is always rotated; emitted ${options.key.rotationDays} days`);
  const existing = typeof encryption === 'object' ? encryption.key?.existing : undefined;
  return {
    accessFrom: (access?.from ?? []).map((one) => ownName(one, platform)),
    permissions: identity?.permissions ?? [],
    encryption: { rotationDays: typeof keyRotation === 'number' ? keyRotation : options.key.rotationDays, existing },
    written: Object.keys(settings.config?.variables ?? {}),
    migrates: settings.integrations?.database?.migrations?.variables ?? [],
  };
}
