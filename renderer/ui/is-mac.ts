/** macOS has the command key where others have Ctrl. */
export const isMac = navigator.userAgent.includes('Mac');
