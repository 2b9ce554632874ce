/** macOS has the command key where others have Ctrl. */
export const isMac = navigator.userAgent.includes('Mac');

/** What its key caps say. */
export const CONTROL_KEY = isMac ? '\u2318' : 'Ctrl';
