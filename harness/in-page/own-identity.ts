/** The version of this suite and the PyTorch that it describes, for where no file can be read. */
export const OWN_IDENTITY = { version: '0.1.0', target: 'torch 2.13.0' } as const;
