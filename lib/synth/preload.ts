/** Loads modules that a change may need, while idle. */
export async function preload(): Promise<void> {
  await import('./rebuild');
  await (await import('./render/layers')).loadLayers();
}
