/** What the exit code says. A run that Ctrl-C ended exits with 130, as shells expect. */
export const EXIT = { conforms: 0, deviates: 1, unusable: 2 } as const;
