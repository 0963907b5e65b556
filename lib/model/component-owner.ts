/** Whether Strata installs a controller, or another team does. */
export type ComponentOwner = 'installed' | 'external';
