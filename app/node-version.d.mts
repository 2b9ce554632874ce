/** Whether a Node of this version runs TypeScript as it is and has what Busbar uses. */
export function isNewEnough(version: string): boolean;
/** What to say when neither this Node nor a pinned one will do. */
export function tooOldSentence(version: string, platform: string, arch: string): string;
/** Runs the TypeScript program at this URL with this process's arguments, under this Node or else the pinned one. */
export function runProgram(url: URL): Promise<void>;
