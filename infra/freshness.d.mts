export function listSources(root: string): string[];
export function buildIsFresh(root: string): boolean;
export function markBuilt(root: string, lines: readonly string[]): void;
export function isPrebuilt(root: string): boolean;
export function installIsFresh(root: string): boolean;
export function markInstalled(root: string): void;
